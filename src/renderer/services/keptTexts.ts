type TextField = HTMLInputElement | HTMLTextAreaElement

/** What stands in a field of the form, by the field's name and the place of the input within it. */
export interface KeptText {
  readonly field: string
  readonly position: number
  readonly text: string
}

/** Milliseconds in which the form is drawn. */
const patience = 10_000
const typedIn = new WeakSet<Element>()

document.addEventListener('input', ({ target }) => {
  if (target instanceof Element) typedIn.add(target)
})

/** Fields that choose among records show a text that is not what is saved. */
function inputsOf(row: Element): readonly TextField[] {
  return [...row.querySelectorAll<TextField>('input, textarea')].filter(
    input => input.getAttribute('role') !== 'combobox'
  )
}

/** The texts of the form that were typed, saved or not. */
export function typedTexts(): readonly KeptText[] {
  return [...document.querySelectorAll<HTMLElement>('[data-form] [data-field]')].flatMap(row =>
    inputsOf(row).flatMap((input, position) => {
      const field = row.dataset['field'] ?? ''
      return typedIn.has(input) ? [{ field, position, text: input.value }] : []
    })
  )
}

async function findInput({ field, position }: KeptText): Promise<TextField | undefined> {
  const until = performance.now() + patience
  do {
    await new Promise(requestAnimationFrame)
    const row = document.querySelector(`[data-form] [data-field="${CSS.escape(field)}"]`)
    const input = row && inputsOf(row)[position]
    if (input) return input
  } while (performance.now() < until)
  return undefined
}

/**
 * Types the texts again where something else stands; the last field keeps the keyboard, the others are left, which
 * saves them. Returns the texts whose field is not there.
 */
export async function typeAgain(texts: readonly KeptText[]): Promise<readonly string[]> {
  const homeless: string[] = []
  for (const kept of texts) {
    const input = await findInput(kept)
    if (!input) homeless.push(kept.text)
    else if (input.value !== kept.text) {
      input.focus()
      input.value = kept.text
      input.dispatchEvent(new Event('input', { bubbles: true }))
    }
  }
  return homeless.filter(text => text !== '')
}
