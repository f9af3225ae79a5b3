import { hash53 } from '../../../shared/import/hash'
import type { ImportIssueCode } from '../../../shared/import/issue'
import { matchKey } from '../../../shared/import/match'
import type { MatchKey } from '../../../shared/import/match'
import type { ImportPlan } from '../../../shared/import/plan'
import { isRecordId } from '../../../shared/records/references'
import type { Matches } from './matching'
import type { RawRow } from './outcome'

/** A row, and the record that it is about. */
export interface PlacedRow extends RawRow {
  readonly id: string
  /** Why the row cannot be taken. */
  readonly refusal: ImportIssueCode | null
}

/**
 * Finds which record each row is about; one that is not there gets the id that it will have. A record may be brought
 * by several rows only when they follow one another.
 */
export function createPlacing(
  plan: ImportPlan,
  matches: Matches,
  newId: (text: string) => string
): (row: RawRow) => PlacedRow {
  const seen = new Set<number>()
  let before = ''
  return row => {
    const key = matchKey(plan, row.cells)
    const found = matches(key)
    const id = found[0] ?? newIdOf(key, row, newId)
    const isAgain = id !== before && seen.has(hash53(id))
    seen.add(hash53(id))
    before = id
    return { ...row, id, refusal: refusalOf(key, found, isAgain, row, plan) }
  }
}

function newIdOf(key: MatchKey, row: RawRow, newId: (text: string) => string): string {
  if (key === null) return newId(`line ${String(row.line)}`)
  if (key.by === 'id') return key.text
  return newId(key.by === 'columns' ? JSON.stringify(key.texts) : key.text)
}

function refusalOf(
  key: MatchKey,
  found: readonly string[],
  isAgain: boolean,
  { cells }: RawRow,
  { columns }: ImportPlan
): ImportIssueCode | null {
  if (key?.by === 'id' && !isRecordId(key.text)) return 'idInvalid'
  if (found.length > 1) return 'matchAmbiguous'
  if (isAgain) return 'rowRepeated'
  return cells.slice(columns.length).some(cell => cell !== '') ? 'rowLong' : null
}
