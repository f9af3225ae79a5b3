type TextField = HTMLInputElement | HTMLTextAreaElement

function focusedText(): TextField | null {
  const field = document.activeElement
  return field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? field : null
}

let textAtFocus = ''

document.addEventListener('focusin', () => {
  textAtFocus = focusedText()?.value ?? ''
})

/** Leaves the field being entered, which saves it. */
export function leaveField(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
}

/** Undoes typing in the focused field while it differs from what it was: true when the field took the command. */
export function undoTyping(how: 'undo' | 'redo'): boolean {
  const field = focusedText()
  if (!field || field.readOnly || field.value === textAtFocus) return false
  // A search that was cleared has nothing that would be missed.
  if (field.type === 'search' && field.value === '') return false
  document.execCommand(how)
  return true
}
