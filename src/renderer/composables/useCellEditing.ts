import { shallowRef } from 'vue'
import type { ShallowRef } from 'vue'
import type { Field } from '../../shared/records/field'
import { fieldOf } from '../../shared/records/kind'
import type { Kind } from '../../shared/records/kind'
import { kindNamed } from '../../shared/records/kinds'
import type { CatalogueRecord } from '../../shared/records/record'
import { recordById } from '../db/repositories/records'
import { useCatalogue } from './useCatalogue'

/** The cell that is edited in its place. */
export interface EditedCell {
  readonly index: number
  readonly columnId: string
  readonly record: CatalogueRecord
  readonly kind: Kind
  readonly field: Field
}

/** One value that can be typed: groups, lists and long texts are edited in the form. */
function isSimple(field: Field): boolean {
  return !field.repeatable && !field.readOnly && field.type !== 'group' && field.type !== 'longText'
}

function fieldOfColumn(kind: Kind, columnId: string): Field | undefined {
  const name = columnId === 'recordTitle' ? kind.titleFields[0] : columnId
  const isComposed = columnId === 'recordTitle' && ['figure', 'citation'].includes(kind.name)
  const field = name === undefined || isComposed ? undefined : fieldOf(kind, name)
  return field && isSimple(field) ? field : undefined
}

export function useCellEditing(): {
  readonly cell: Readonly<ShallowRef<EditedCell | null>>
  /** False where the cell cannot be edited in its place. */
  begin(index: number, id: string, columnId: string): Promise<boolean>
  end(): void
} {
  const { database, catalogue } = useCatalogue()
  const cell = shallowRef<EditedCell | null>(null)
  return {
    cell,
    async begin(index, id, columnId) {
      const record = catalogue.readOnly === null ? await recordById(database, id) : undefined
      const kind = record && kindNamed(record.kind)
      const field = kind && fieldOfColumn(kind, columnId)
      if (!record || !field) return false
      cell.value = { index, columnId, record, kind, field }
      return true
    },
    end() {
      cell.value = null
    }
  }
}
