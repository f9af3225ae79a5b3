import type { Operation } from '../../changeLog/changeset'
import { create, newSubject, setElements, setField } from '../../changeLog/edit'
import { hash53 } from '../hash'
import { fieldOf } from '../../records/kind'
import { kinds } from '../../records/kinds'
import { partsOf } from '../../records/field'

/** A record that is made beside a row: none of its operations when they were given before. */
export interface Made {
  readonly id: string
  readonly operations: readonly Operation[]
}

/** Records that rows name and that are not there: each is made once. */
export interface Referenced {
  /** A record of the first of these kinds, with this title. */
  make(text: string, wanted: readonly string[]): Made
  makeCitation(source: string, locator: string, quote: string): Made
}

export function createReferenced(newId: (text: string) => string): Referenced {
  const made = new Set<number>()
  return {
    makeCitation(source, locator, quote) {
      const id = newId(`citation: ${JSON.stringify([source, locator, quote])}`)
      const hash = hash53(id)
      if (made.has(hash)) return { id, operations: [] }
      made.add(hash)
      const subject = newSubject(id, 'citation')
      const texts = Object.entries({ source, locator, quote }).filter(([, text]) => text !== '')
      const fields = texts.map(([field, text]) => setField(subject, field, text))
      return { id, operations: [create(subject), ...fields] }
    },
    make(text, wanted) {
      const kind =
        kinds.find(({ name }) => wanted.length === 0 || wanted.includes(name)) ?? kinds[0]
      const name = kind?.name ?? ''
      const id = newId(`${name}: ${text}`)
      const hash = hash53(id)
      if (made.has(hash)) return { id, operations: [] }
      made.add(hash)
      const subject = newSubject(id, name)
      const field = kind && fieldOf(kind, kind.titleFields[0] ?? '')
      if (!field) return { id, operations: [create(subject)] }
      const [main] = partsOf(field)
      const value = field.type === 'group' && main ? { [main.name]: text } : text
      const titled = field.repeatable
        ? setElements(subject, field.name, [{ key: 'e0', value }])
        : [setField(subject, field.name, value)]
      return { id, operations: [create(subject), ...titled] }
    }
  }
}
