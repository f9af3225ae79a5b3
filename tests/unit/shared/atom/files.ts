import { templateHeaders } from '../../../../src/shared/atom/columns'
import { checkAtomCsv } from '../../../../src/shared/atom/check'
import type { AtomCheckOptions, AtomKind } from '../../../../src/shared/atom/table'
import { csvRow, defaultCsvFormat } from '../../../../src/shared/csv/write'

export type Cells = Readonly<Record<string, string>>

const format = { ...defaultCsvFormat, guard: 'exact' } as const

const defaults: Readonly<Record<AtomKind, Cells>> = {
  isad: { title: 'Minutes', levelOfDescription: 'File', culture: 'en' },
  authority: { authorizedFormOfName: 'Red Aid', typeOfEntity: 'Corporate body', culture: 'en' },
  authorityRelationship: {
    subjectAuthorizedFormOfName: 'Red Aid',
    objectAuthorizedFormOfName: 'Section',
    relationType: 'is the superior of',
    culture: 'en'
  },
  event: { eventActorName: 'Red Aid', eventType: 'Creation', culture: 'en' },
  repository: { authorizedFormOfName: 'RGASPI', culture: 'en' }
}

/** A file with the header of the template; every row gets its number as legacyId unless it has its own. */
export function atomFile(kind: AtomKind, rows: readonly Cells[]): string {
  const headers = templateHeaders[kind]
  const lines = rows.map((row, index) => {
    const cells: Cells = { legacyId: String(index + 1), ...defaults[kind], ...row }
    return csvRow(
      headers.map(header => cells[header] ?? ''),
      format
    )
  })
  return csvRow(headers, format) + lines.join('')
}

/** The errors and warnings as short lines: `level check row column`. */
export function problems(kind: AtomKind, text: string, options?: AtomCheckOptions): string[] {
  return checkAtomCsv(kind, text, options)
    .filter(issue => issue.level !== 'info')
    .map(({ level, check, row, column }) => `${level} ${check} ${row ?? '-'} ${column ?? '-'}`)
}

export function problemsOfRows(
  kind: AtomKind,
  rows: readonly Cells[],
  options?: AtomCheckOptions
): string[] {
  return problems(kind, atomFile(kind, rows), options)
}
