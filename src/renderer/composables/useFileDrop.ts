import { onMounted, onScopeDispose, shallowRef } from 'vue'
import type { ShallowRef } from 'vue'

function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') === true
}

/** Files dropped anywhere on an element. The result is the place of the element while files are held over it. */
export function useFileDrop(
  target: () => HTMLElement | null | undefined,
  onFiles: (files: readonly File[]) => void,
  isAllowed: () => boolean
): Readonly<ShallowRef<DOMRect | null>> {
  const over = shallowRef<DOMRect | null>(null)
  let element: HTMLElement | null = null

  function onOver(event: DragEvent): void {
    if (!carriesFiles(event) || !event.dataTransfer) return
    event.preventDefault()
    event.dataTransfer.dropEffect = isAllowed() ? 'copy' : 'none'
    if (isAllowed()) over.value ??= element?.getBoundingClientRect() ?? null
  }

  function onLeave(event: DragEvent): void {
    const next = event.relatedTarget
    if (!(next instanceof Node) || !element?.contains(next)) over.value = null
  }

  function onDrop(event: DragEvent): void {
    over.value = null
    if (!carriesFiles(event) || !isAllowed()) return
    event.preventDefault()
    const files = [...(event.dataTransfer?.files ?? [])]
    if (files.length > 0) onFiles(files)
  }

  function end(): void {
    over.value = null
  }

  onMounted(() => {
    element = target() ?? null
    element?.addEventListener('dragover', onOver)
    element?.addEventListener('dragleave', onLeave)
    element?.addEventListener('drop', onDrop)
    window.addEventListener('dragend', end)
  })
  onScopeDispose(() => {
    element?.removeEventListener('dragover', onOver)
    element?.removeEventListener('dragleave', onLeave)
    element?.removeEventListener('drop', onDrop)
    window.removeEventListener('dragend', end)
  })
  return over
}
