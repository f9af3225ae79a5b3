import type { Json } from '../../shared/changeLog/changeset'
import { setElement, setField } from '../../shared/changeLog/edit'
import type { Subject } from '../../shared/changeLog/edit'
import { orderBetween } from '../../shared/changeLog/order'
import { isElements } from '../../shared/records/record'
import type { Element } from '../../shared/records/record'
import type { Field } from '../../shared/records/field'
import { useEditing } from './useEditing'
import type { EditedRecord } from './useEditing'

type GroupValue = Readonly<Record<string, Json>>

function isGroupValue(value: Json): value is GroupValue {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}

/** A group with one part changed; null when no part is left. */
function withPart(group: Json, part: string, value: Json): Json {
  const parts = isGroupValue(group) ? { ...group } : {}
  if (value === null) Reflect.deleteProperty(parts, part)
  else parts[part] = value
  return Object.keys(parts).length > 0 ? parts : null
}

function elementsIn(subject: Subject, field: string): readonly Element[] {
  const stored = subject.values[field]
  return isElements(stored) ? stored : []
}

/** Edits of single values where they stand: of a field, of an element, of a part of a group. */
export function usePartEditing(
  edited: () => EditedRecord,
  field: Field
): {
  /** `key` names the element of a repeatable field, `part` the part of a group; null where there is none. */
  put(key: string | null, part: string | null, value: Json): Promise<unknown>
  remove(key: string): Promise<unknown>
} {
  const { edit } = useEditing()

  return {
    async put(key, part, value) {
      return edit(edited(), subject => {
        const element = elementsIn(subject, field.name).find(candidate => candidate.key === key)
        const before =
          key === null ? (subject.values[field.name] as Json) : (element?.value ?? null)
        const after = part === null ? value : withPart(before, part, value)
        if (JSON.stringify(before ?? null) === JSON.stringify(after)) return []
        if (key === null) return [setField(subject, field.name, after)]
        const last = elementsIn(subject, field.name).at(-1)?.order ?? null
        const order = element?.order ?? orderBetween(last, null)
        return [
          setElement(subject, field.name, key, after === null ? null : { order, value: after })
        ]
      })
    },
    async remove(key) {
      return edit(edited(), subject => [setElement(subject, field.name, key, null)])
    }
  }
}
