import { computed, inject, shallowRef, watch } from 'vue'
import type { ComputedRef } from 'vue'
import type { WordBox } from '../../../shared/texts/calls'
import type { ViewedScan, ViewedText } from '../../../shared/viewer/viewed'
import { hitBoxes, markedPieces } from './hits'
import { scanService } from './scanService'

/** The places on a page where the words searched for stand. */
export function useHits(
  scan: () => ViewedScan,
  text: () => ViewedText | undefined,
  search: () => string
): ComputedRef<readonly WordBox[]> {
  const service = inject(scanService)
  const boxes = shallowRef<readonly WordBox[]>([])
  let asked = 0

  /** Only a page that holds one of the words is asked: the places may have to be found anew. */
  async function read(): Promise<void> {
    const turn = ++asked
    boxes.value = []
    const wanted = text()
    if (!wanted || search() === '' || !service) return
    if (!markedPieces(wanted.text, search()).some(({ isHit }) => isHit)) return
    const found = await service.wordsOf(scan(), wanted).catch(() => [])
    if (turn === asked) boxes.value = found
  }

  watch(
    () => [scan().sha256, text()?.page, text()?.text, search()],
    () => void read(),
    { immediate: true }
  )
  return computed(() => hitBoxes(boxes.value, search()))
}
