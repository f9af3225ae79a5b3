import type { Json } from '../changeLog/changeset'
import type { ExportContext } from '../exchange/context'
import type { Kind } from '../records/kind'
import type { CatalogueRecord } from '../records/record'
import type { WantedElement } from './alignElements'
import type { ImportIssue } from './issue'
import type { ImportPlan, ImportTarget } from './plan'
import type { Resolved } from './readValue'

/** What a row wants of a record: per field the value, or the elements of a repeatable field. Others stay as they are. */
export interface Incoming {
  readonly values: ReadonlyMap<string, Json>
  readonly elements: ReadonlyMap<string, readonly WantedElement[]>
  readonly issues: readonly ImportIssue[]
}

export interface RowContext {
  readonly plan: ImportPlan
  readonly kind: Kind
  /** The record that the row is about; null for a new one. */
  readonly existing: CatalogueRecord | null
  /** How often the file has named this record before: the rows of a figure are its citations, in order. */
  readonly occurrence: number
  /** Titles and codes, as an export would write them. */
  readonly names: ExportContext
  resolve(text: string, kinds: readonly string[]): Resolved
  /** The citation that cells describe in words; it is made where there is none. */
  cite(cited: CitedTexts): Resolved
  newKey(): string
}

/** A citation as a row of figures describes it. */
export interface CitedTexts {
  /** Reference code, title or id of the source. */
  readonly source: string
  readonly locator: string
  readonly quote: string
}

/** The text for one target, in the form of our own exports: several values divided by `|`. */
export interface TargetCell {
  readonly target: ImportTarget
  readonly text: string
  /** Column of the file, from 0, by which messages name the cell; null for a constant. */
  readonly column: number | null
}

/** The cells of one field. */
export interface FieldCells {
  readonly cells: readonly TargetCell[]
  /** What an export of the record as it is now would have in these cells. */
  readonly was: readonly string[]
}
