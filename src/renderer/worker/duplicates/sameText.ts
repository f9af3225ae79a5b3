import { skeletons } from '../../../shared/search/skeleton'
import { phraseWords } from '../../../shared/search/tokens'

/** Text as duplicates are compared by: each word by its key, whatever the script and the way it was romanised. */
export function sameText(text: string): string {
  return phraseWords(text)
    .map(word => skeletons(word)[0] ?? word)
    .join(' ')
}
