import type { CsvFormat } from '../../shared/csv/write'
import { authorityKinds } from '../../shared/exchange/atomAuthority'
import { kinds } from '../../shared/records/kinds'
import type { Kind } from '../../shared/records/kind'

export const exportForms = ['csv', 'atomAuthority', 'atomIsad'] as const
/** Rows as Opis has them, or the columns of AtoM. */
export type ExportForm = (typeof exportForms)[number]

/** How files are written; remembered from one export to the next. */
export interface ExportChoices {
  readonly form: ExportForm
  readonly format: CsvFormat
  /** By kind the columns left out, so that a column of a newer version is not missed. */
  readonly withoutColumns: Readonly<Record<string, readonly string[]>>
}

/** What is exported: the list on the screen, the records marked, all records of one kind, or everything. */
export type ExportScope = 'list' | 'marked' | 'kind' | 'all'

/** Spreadsheets and RFC 4180 agree on commas and CRLF; formulas are guarded unless that is switched off. */
export const defaultExportChoices: ExportChoices = {
  form: 'csv',
  format: { delimiter: ',', lineEnd: '\r\n', byteOrderMark: false, guard: 'safe' },
  withoutColumns: {}
}

const formKinds: Readonly<Record<ExportForm, readonly string[]>> = {
  csv: kinds.map(({ name }) => name),
  atomAuthority: authorityKinds,
  atomIsad: ['document']
}

/** The kinds that a form has a place for. */
export function kindsOfForm(form: ExportForm): readonly Kind[] {
  return kinds.filter(({ name }) => formKinds[form].includes(name))
}

/** In AtoM's forms all kinds stand in one file. */
export const atomFileNames = {
  atomAuthority: 'atom-authority-records.csv',
  atomIsad: 'atom-isad-descriptions.csv'
} as const
