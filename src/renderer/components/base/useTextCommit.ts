import { ref } from 'vue'
import type { Ref } from 'vue'

interface TextCommit {
  onFocus: () => void
  onBlur: () => void
  onKeydown: (event: KeyboardEvent) => void
}

/**
 * When typed text counts: on leaving the field or on Enter, once, and only if it differs. Esc brings back the text at
 * focus; an Esc with nothing to bring back is left to the view, as are keys that belong to an input method.
 */
export function useTextCommit(
  model: Ref<string>,
  commit: (text: string) => void,
  revert: () => void,
  commitsOn: (event: KeyboardEvent) => boolean
): TextCommit {
  const atFocus = ref(model.value)
  const committed = ref(model.value)

  function commitIfChanged(): void {
    if (model.value === committed.value) return
    committed.value = model.value
    commit(model.value)
  }

  function onEscape(event: KeyboardEvent): void {
    if (model.value === atFocus.value) return
    event.stopPropagation()
    model.value = atFocus.value
    revert()
  }

  return {
    onFocus() {
      atFocus.value = model.value
      committed.value = model.value
    },
    onBlur: commitIfChanged,
    onKeydown(event) {
      if (event.isComposing) return
      if (event.key === 'Escape') onEscape(event)
      else if (commitsOn(event)) commitIfChanged()
    }
  }
}
