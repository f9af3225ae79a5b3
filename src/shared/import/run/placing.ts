import { hash53 } from '../hash'
import { HashSet } from '../hashSet'
import type { ImportIssueCode } from '../issue'
import { codeOfRow, matchKey } from '../match'
import type { MatchKey } from '../match'
import type { Resolved } from '../readValue'
import { isFatal } from '../sourceRow'
import type { SourceRow } from '../sourceRow'
import { isRecordId } from '../../records/references'
import { planFor } from './kindPlans'
import type { KindPlan, KindPlans } from './kindPlans'

/** A row, and the record that it is about. */
export interface PlacedRow extends SourceRow {
  readonly id: string
  /** How the row is read; for one about a record that is there, the record's kind decides. */
  readonly own: KindPlan
  /** Why the row cannot be taken. */
  readonly refusal: ImportIssueCode | null
}

export type Place = (row: SourceRow, about: Resolved | null) => PlacedRow

/**
 * Finds which record each row is about; one that is not there gets the id that it will have. A record may be brought
 * by several rows only when they follow one another.
 */
export function createPlacing(plans: KindPlans, newId: (text: string) => string): Place {
  const seen = new HashSet()
  let before = ''

  /** By the reference code where it is the first of the file to have it, so that other rows may refer to it. */
  function idOfNew(key: MatchKey, row: SourceRow, { plan, kind }: KindPlan): string {
    if (key?.by === 'id') return key.text
    if (key !== null) {
      const text = key.by === 'columns' ? JSON.stringify(key.texts) : key.text
      return newId(`${kind.name}: ${text}`)
    }
    if (row.about) return newId(`${kind.name}: ${row.about.text}`)
    const code = codeOfRow(plan, row.cells)
    const id = code === '' ? '' : newId(`${kind.name}: ${code}`)
    return id !== '' && !seen.has(hash53(id)) ? id : newId(`line ${String(row.line)}`)
  }

  return (row, about) => {
    const own = planFor(plans, row.kind)
    const key = matchKey(own.plan, row.cells)
    const found = own.matches(key)
    const named = found.length === 0 && typeof about === 'object' ? about : null
    const id = found[0] ?? named?.id ?? idOfNew(key, row, own)
    const hash = hash53(id)
    const isAgain = id !== before && seen.has(hash)
    if (id !== before) seen.add(hash)
    before = id
    // Relations of one record may stand anywhere in their file.
    const mustExist = row.about?.mustExist === true
    const refusal =
      found.length === 0 && about !== null && !named && (mustExist || about === 'ambiguous')
        ? about === 'ambiguous'
          ? 'matchAmbiguous'
          : 'recordUnknown'
        : refusalOf(key, found, isAgain && !mustExist, row, own)
    return { ...row, id, own, refusal }
  }
}

function refusalOf(
  key: MatchKey,
  found: readonly string[],
  isAgain: boolean,
  { cells, faults }: SourceRow,
  { plan }: KindPlan
): ImportIssueCode | null {
  const fatal = faults?.find(isFatal)
  if (fatal) return fatal.code
  if (key?.by === 'id' && !isRecordId(key.text)) return 'idInvalid'
  if (found.length > 1) return 'matchAmbiguous'
  if (isAgain) return 'rowRepeated'
  const isLong = cells.length > plan.columns.length
  return isLong && cells.slice(plan.columns.length).some(cell => cell !== '') ? 'rowLong' : null
}
