import { shallowRef, watch } from 'vue'
import type { Ref } from 'vue'
import type { FileFacts } from '../../shared/attachments/facts'
import { fileFacts } from '../services/fileFacts'

/** What a stored file says of itself, asked for once it is to be shown. */
export function useFileFacts(
  sha256: () => string,
  isShown: () => boolean
): Readonly<Ref<FileFacts | null>> {
  const facts = shallowRef<FileFacts | null>(null)
  watch(
    [sha256, isShown],
    async ([hash, shown]) => {
      facts.value = null
      if (!shown || hash === '') return
      const found = await fileFacts(hash)
      if (hash === sha256()) facts.value = found
    },
    { immediate: true }
  )
  return facts
}
