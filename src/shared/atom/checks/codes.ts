import { languageCodes, scriptCodes } from '../codes'
import type { AtomCheck, AtomIssue } from '../issue'
import { splitAtomValues, type AtomChecker, type AtomTable } from '../table'

export const checkCulture: AtomChecker = table => {
  if (!table.has('culture')) {
    const message = 'There is no culture column; AtoM takes its own default language'
    return [{ check: 'culture', level: 'warning', row: null, column: 'culture', message }]
  }
  return table.rows.flatMap((row): AtomIssue[] => {
    const culture = table.cell(row, 'culture').trim()
    const place = { check: 'culture', row: row.number, column: 'culture' } as const
    if (culture === '') {
      const message = 'The culture is blank; AtoM takes its own default language'
      return [{ ...place, level: 'warning', message }]
    }
    if (culture.includes('|')) {
      const message = 'A row has one culture only'
      return [{ ...place, level: 'error', message }]
    }
    const message = `“${culture}” is no language code of ISO 639-1`
    return languageCodes.has(languageOf(culture)) ? [] : [{ ...place, level: 'error', message }]
  })
}

/** A culture may name a country or a variant as well: `pt_BR`, `ca@valencia`. */
function languageOf(culture: string): string {
  return culture.replace(/_[A-Z]{2}$|@[a-z]+$/, '')
}

export const checkLanguages: AtomChecker = table =>
  ['language', 'languageOfDescription'].flatMap(column =>
    unknownCodes(table, 'language', column, languageCodes, 'language code of ISO 639-1')
  )

export const checkScripts: AtomChecker = table =>
  ['script', 'scriptOfDescription'].flatMap(column =>
    unknownCodes(table, 'script', column, scriptCodes, 'script code of ISO 15924')
  )

function unknownCodes(
  table: AtomTable,
  check: AtomCheck,
  column: string,
  known: ReadonlySet<string>,
  what: string
): AtomIssue[] {
  return table.rows.flatMap(row =>
    splitAtomValues(table.cell(row, column))
      .filter(code => !known.has(code))
      .map(code => {
        const message = `“${code}” is no ${what}`
        return { check, level: 'error', row: row.number, column, message }
      })
  )
}

/** What AtoM's tables hold of a name or title, in characters; a longer one ends the import. */
const longestName = 1024

export const checkNameLengths: AtomChecker = table =>
  ['title', 'authorizedFormOfName'].flatMap(column =>
    longRows(table, column, cell => Array.from(cell).length > longestName).map(place => ({
      ...place,
      check: 'nameLength',
      level: 'error',
      message: `The text is longer than ${longestName} characters`
    }))
  )

const longest: readonly (readonly [string, number])[] = [
  ['culture', 11],
  ['language', 6],
  ['languageOfDescription', 6],
  ['script', 4],
  ['scriptOfDescription', 4]
]

export const checkFieldLengths: AtomChecker = table =>
  longest.flatMap(([column, length]) =>
    longRows(table, column, cell => splitAtomValues(cell).some(value => value.length > length)).map(
      place => ({
        ...place,
        check: 'fieldLength',
        level: 'warning',
        message: `A value is longer than ${length} characters`
      })
    )
  )

function longRows(
  table: AtomTable,
  column: string,
  isLong: (cell: string) => boolean
): readonly Pick<AtomIssue, 'row' | 'column'>[] {
  return table.rows
    .filter(row => isLong(table.cell(row, column)))
    .map(({ number }) => ({ row: number, column }))
}
