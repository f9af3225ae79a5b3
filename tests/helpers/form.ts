import type { EnteredRecord } from '../../src/shared/records/entered'
import { partsOf } from '../../src/shared/records/field'
import { fieldOf } from '../../src/shared/records/kind'
import { kindNamed } from '../../src/shared/records/kinds'
import type { Driver } from './driver'
import { shownText } from './entry'
import { eventually } from './eventually'

type FieldTexts = Readonly<Record<string, readonly string[]>>

/** What the form shows: by field the texts of its inputs and chips, in order. */
export async function formTexts({ page }: Driver): Promise<FieldTexts> {
  return page.evaluate(() => {
    const rows = [...document.querySelectorAll<HTMLElement>('[data-form] [data-field]')]
    const texts = rows.map(row => {
      const found = [...row.querySelectorAll<HTMLElement>('input, textarea, .chip .name')]
      const written = found.map(element =>
        element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement
          ? element.value
          : element.innerText.trim()
      )
      return [row.dataset['field'] ?? '', written.filter(text => text !== '')] as const
    })
    return Object.fromEntries(texts.filter(([, written]) => written.length > 0))
  })
}

/** What the form must show for a record as it was entered. */
function expectedTexts({ kind: kindName, values }: EnteredRecord): FieldTexts {
  const kind = kindNamed(kindName)
  return Object.fromEntries(
    Object.entries(values).map(([name, entered]) => {
      const field = kind && fieldOf(kind, name)
      if (!field) throw new Error(`${kindName} has no field ${name}`)
      const list = Array.isArray(entered) ? (entered as readonly unknown[]) : [entered]
      const texts = list.flatMap(value =>
        partsOf(field).flatMap(part => {
          const given =
            field.type === 'group' ? (value as Record<string, unknown>)[part.name] : value
          return typeof given === 'string' ? [shownText(part, given)] : []
        })
      )
      return [name, texts]
    })
  )
}

/** Waits until the form shows the record; references find their titles a moment later. */
export async function expectForm(driver: Driver, record: EnteredRecord): Promise<void> {
  const expected = expectedTexts(record)
  const shown = async (): Promise<FieldTexts> => {
    const texts = await formTexts(driver)
    return Object.fromEntries(Object.keys(expected).map(name => [name, texts[name] ?? []]))
  }
  await eventually(shown, expected, 10_000)
}
