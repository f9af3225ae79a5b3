import { nextTick } from 'vue'

const inputs = 'input, textarea, [role="combobox"]'

/** Puts the keyboard into the first field of the form, once it is drawn. */
export async function focusFirstField(): Promise<void> {
  await nextTick()
  document.querySelector<HTMLElement>('[data-form] [data-field] :is(input, textarea)')?.focus()
}

/** Where the keyboard is in the form: the field, and which of its inputs. Null when it is elsewhere. */
export function fieldInFocus(): { readonly field: string; readonly position: number } | null {
  const row = document.activeElement?.closest<HTMLElement>('[data-form] [data-field]')
  const field = row?.dataset['field']
  if (!row || field === undefined) return null
  return {
    field,
    position: [...row.querySelectorAll(inputs)].indexOf(document.activeElement as Element)
  }
}

/** Whether the keyboard is in the pane of the open record. */
export function isInRecordPane(): boolean {
  return Boolean(document.activeElement?.closest('aside'))
}

type Place = NonNullable<ReturnType<typeof fieldInFocus>>

function focusField({ field, position }: Place): boolean {
  const row = document.querySelector(`[data-form] [data-field="${CSS.escape(field)}"]`)
  const all = [...(row?.querySelectorAll<HTMLElement>(inputs) ?? [])]
  const target = all[Math.max(0, position)] ?? all[0]
  target?.focus()
  return target !== undefined
}

const patience = 1000

/** A menu that closes leaves the keyboard nowhere for a moment, and then gives it back to its button. */
function isMenuClosing(): boolean {
  const active = document.activeElement
  return active === document.body || Boolean(active?.closest('[role="menu"]'))
}

/** To a field that was chosen from a menu and is about to be drawn. */
export async function focusChosenField(field: string): Promise<void> {
  const until = performance.now() + patience
  do await new Promise(requestAnimationFrame)
  while (isMenuClosing() && performance.now() < until)
  focusField({ field, position: 0 })
}

/** Back to the same field, in the record that is about to be drawn; given up after a second. */
export async function focusFieldSoon(place: Place): Promise<void> {
  const left = document.querySelector('[data-form]')
  const until = performance.now() + patience
  while (performance.now() < until) {
    await new Promise(requestAnimationFrame)
    const isDrawn = document.querySelector('[data-form]') !== left
    if (isDrawn && focusField(place)) return
  }
}

/** To the table, where the arrow keys choose the record. */
export function focusList(): void {
  document.querySelector<HTMLElement>('[role="grid"]')?.focus()
}
