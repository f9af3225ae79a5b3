import type { Json } from '../../../shared/changeLog/changeset'
import type { Field, Part } from '../../../shared/records/field'
import type { Kind } from '../../../shared/records/kind'

/** What every input of a single value is given. */
export interface PartInputProps {
  readonly part: Part
  readonly field: Field
  readonly kind: Kind
  readonly label: string
  readonly value: Json
  readonly placeholder?: string | undefined
  readonly describedBy?: string | undefined
  readonly isReadOnly?: boolean
}
