import { joinRepeated } from '../csv/repeat'
import type { ImportIssue } from '../import/issue'
import { furtherColumns, sourceColumns } from './work'
import type { Work } from './work'

/** Entries as rows under the column names of our own CSV, so that the import of tables takes them. */
export interface BibliographyTable {
  readonly header: readonly string[]
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[]
  readonly issues: readonly ImportIssue[]
}

export interface ReadWorks {
  readonly works: readonly Work[]
  readonly issues: readonly ImportIssue[]
}

/** Only columns that some entry fills: ours first, then what is common to all formats, then the format's own. */
export function tableOfWorks({ works, issues }: ReadWorks): BibliographyTable {
  const present = new Set(works.flatMap(({ values }) => [...values.keys()]))
  const known = [...Object.keys(sourceColumns), ...furtherColumns]
  const own = [...present].filter(column => !known.includes(column)).sort()
  const header = [...known.filter(column => present.has(column)), ...own]
  const rows = works.map(({ line, values }) => ({
    line,
    cells: header.map(column => cellText(column, values.get(column) ?? []))
  }))
  return { header, rows, issues }
}

function cellText(column: string, values: readonly string[]): string {
  return sourceColumns[column] === 'several' ? joinRepeated(values) : values.join('\n')
}
