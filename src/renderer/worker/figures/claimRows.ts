import { catalogueCount, claimedValues, isCountable } from '../../../shared/figures/claims'
import type { CatalogueCount, CountedItem } from '../../../shared/figures/claims'
import type { Difference, DifferenceRange } from '../../../shared/figures/changes'
import { standingFigure } from '../../../shared/figures/conflictGroups'
import type { ConflictGroup } from '../../../shared/figures/conflictGroups'
import { compare, percent, subtract } from '../../../shared/figures/decimal'
import { rangeOf, subtractRanges } from '../../../shared/figures/range'
import type { Range } from '../../../shared/figures/range'
import type { Total } from '../../../shared/figures/totals'
import type { ClaimDetail, ClaimRow, CountedRecord, GroupKey, PartRow } from './figuresTypes'
import type { LedgerState } from './ledgerState'
import { byName, detailOf, nameOf, nameOrId } from './naming'
import { countableOf, coverageOf, totalAt } from './partsOfBody'

/** The claims about a subject that the catalogue has something of its own to put beside. */
export function claimRowsOf(
  state: LedgerState,
  subject: string,
  months: number
): readonly ClaimRow[] {
  return state
    .groupsOf(subject)
    .flatMap(({ measure, groups }) =>
      groups.flatMap(group => claimRow(state, { subject, measure, group, months }) ?? [])
    )
}

interface Asked {
  readonly subject: string
  readonly measure: string
  readonly group: ConflictGroup
  readonly months: number
}

interface Own {
  readonly count: CatalogueCount | null
  readonly total: Total | null
}

/** Where the sources state several, that of the first: the others cannot be compared with it. */
function unitOfClaim(group: ConflictGroup): string {
  return standingFigure(group)?.unit ?? group.figures[0]?.unit ?? ''
}

function ownOf(state: LedgerState, { subject, measure, group, months }: Asked): Own {
  const unit = unitOfClaim(group)
  const count = isCountable(measure)
    ? catalogueCount(measure, countableOf(state, subject), group.asOf)
    : null
  const total = count ? null : totalAt(state, subject, measure, { asOf: group.asOf, unit, months })
  return { count, total }
}

function claimRow(state: LedgerState, asked: Asked, own = ownOf(state, asked)): ClaimRow | null {
  const { subject, measure, group } = asked
  const unit = unitOfClaim(group)
  const claimed = claimedValues(group.figures.filter(figure => figure.unit === unit))
  const range = rangeOfOwn(own)
  if (claimed.length === 0 || !range) return null
  const preferred = standingFigure(group)?.value
  const against = preferred ? [preferred] : claimed
  return {
    subject,
    measure,
    date: group.key,
    subjectName: nameOrId(state, subject),
    asOf: group.asOf,
    claimed,
    unit,
    kind: own.count ? 'count' : 'total',
    own: range,
    approximate: own.total?.approximate ?? false,
    coverage: own.total ? coverageOf(state, subject, group.asOf, own.total.counted.length) : null,
    differences: against.flatMap(({ exact }) => differencesFrom(range, exact))
  }
}

function differencesFrom(
  { lower, upper }: Range,
  claimed: string | null
): readonly DifferenceRange[] {
  if (upper === null || claimed === null) return []
  const of = (own: string): Difference => {
    const absolute = subtract(own, claimed)
    return { absolute, percent: percent(absolute, claimed, 2) }
  }
  return [[of(lower), of(upper)]]
}

function rangeOfOwn({ count, total }: Own): Range | null {
  if (total) return { lower: total.lower, upper: total.upper }
  if (!count) return null
  const certain = count.certain.length
  return { lower: String(certain), upper: String(certain + count.possible.length) }
}

/** A claim with everything behind its numbers. */
export function claimDetail(
  state: LedgerState,
  { subject, measure, date }: GroupKey,
  months: number
): ClaimDetail | null {
  const group = state.groupsIn(subject, measure).find(({ key }) => key === date)
  if (!group) return null
  const asked = { subject, measure, group, months }
  const own = ownOf(state, asked)
  const row = claimRow(state, asked, own)
  if (!row) return null
  return {
    row,
    figures: group.figures.map(figure => detailOf(state, figure)),
    certain: countedRecords(state, measure, own.count?.certain ?? []),
    possible: countedRecords(state, measure, own.count?.possible ?? []),
    missing: own.count ? missingOf(group, row.own) : null,
    parts: own.total ? partRows(state, own.total) : [],
    without: (own.total?.without ?? []).map(id => nameOrId(state, id))
  }
}

function countedRecords(
  state: LedgerState,
  measure: string,
  items: readonly CountedItem[]
): readonly CountedRecord[] {
  return items.flatMap(({ key, records }) =>
    records.flatMap(id => {
      const name = nameOf(state, id)
      const language = measure === 'languagesOfPeriodicals' ? key : ''
      return name ? [{ ...name, dates: state.facts.get(id)?.dates ?? null, language }] : []
    })
  )
}

/** Fewer than none are never missing. */
function missingOf(group: ConflictGroup, own: Range): ClaimDetail['missing'] {
  const claimed = rangeOf(standingFigure(group)?.value ?? null)
  if (!claimed || claimed.upper === null) return null
  const { lower, upper } = subtractRanges(claimed, own)
  const notNegative = (text: string | null): string =>
    text === null || compare(text, '0') < 0 ? '0' : text
  return { least: notNegative(lower), most: notNegative(upper) }
}

function partRows(state: LedgerState, { counted }: Total): readonly PartRow[] {
  return counted
    .map(part => ({ ...part, body: nameOrId(state, part.body) }))
    .sort((a, b) => compare(b.lower, a.lower) || byName(a.body, b.body))
}
