import type { ImportPlan } from '../plan'
import type { SourceRow } from '../sourceRow'
import type { KindHeader } from './ownRows'

/** Tables of other systems, recognised by their header. */
export const foreignFormats = [
  'atomDescriptions',
  'atomAuthorities',
  'atomAliases',
  'atomRelationships',
  'atomEvents',
  'atomRepositories',
  'atomAccessions',
  'aspaceObjects',
  'aspaceDigitalObjects',
  'aspaceAccessions'
] as const
export type ForeignFormat = (typeof foreignFormats)[number]

/** Kinds that a corporate body may become. */
export const corporateKinds = ['organisation', 'section', 'governingBody'] as const
export type CorporateKind = (typeof corporateKinds)[number]

export interface TranslationChoice {
  readonly format: ForeignFormat
  /** Of authority records: the kind that new corporate bodies become. */
  readonly corporate: CorporateKind
}

/** Turns the rows of a foreign table into rows of ours, in their order. */
export interface Translator {
  row(row: SourceRow): readonly SourceRow[]
  /** What was held back for the rows that might have followed. */
  end(): readonly SourceRow[]
}

export interface ForeignTable {
  /** True for a header of this format. */
  recognises(header: readonly string[]): boolean
  /** What rows it brings; the first kind is the one of most of them. */
  kinds(corporate: CorporateKind): readonly KindHeader[]
  /** How those of a kind are matched, from the first rows. */
  match(kind: string, rows: readonly (readonly string[])[]): Partial<ImportPlan>
  translator(header: readonly string[], corporate: CorporateKind): Translator
}
