import type { Field } from '../../../shared/records/field'
import type { Kind } from '../../../shared/records/kind'
import type { CatalogueRecord } from '../../../shared/records/record'
import type { EditedRecord } from '../../composables/useEditing'

/** What every editor of a field is given. */
export interface FieldEditorProps {
  readonly field: Field
  readonly kind: Kind
  readonly edited: EditedRecord
  readonly record: CatalogueRecord | undefined
  readonly label: string
  readonly describedBy?: string | undefined
}
