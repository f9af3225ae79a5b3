import type { MainApi } from '../../../shared/ipc'
import type { WordBox } from '../../../shared/texts/calls'
import type { RecognitionLanguage } from '../../../shared/texts/limits'
import type { PageText } from '../../../shared/texts/pageText'
import { newTransactionId } from '../ids'

/** Where the words of a page stand; what was kept of it, else found anew, without saving anything. */
export async function wordBoxes(
  texts: MainApi['texts'],
  sha256: string,
  { page, origin }: PageText,
  languages: readonly RecognitionLanguage[]
): Promise<readonly WordBox[]> {
  const kept = await texts.words(sha256, page)
  if (kept.length > 0) return kept
  const from = origin === 'textLayer' ? 'layerOnly' : 'layerFirst'
  await texts.read(newTransactionId(), { sha256, page, from, languages: [...languages] })
  return texts.words(sha256, page)
}
