import { isCountMeasure } from '../vocabularies/measures'
import { existence } from './claims'
import { counting, standingFigure } from './conflictGroups'
import type { ConflictGroup, MeasureGroups } from './conflictGroups'
import { compare, percent, subtract } from './decimal'
import type { CitationFacts, RecordFacts } from './facts'
import { boundsOfDate, valueKey } from './figure'
import type { Figure } from './figure'
import { rangeOf } from './range'
import type { Total } from './totals'

/** The codes of `vocabularies/figureChecks`; a finding warns and never blocks. */
export type FigureCheck =
  | 'noCitation'
  | 'noAsOf'
  | 'noSubject'
  | 'noMeasure'
  | 'notUnderstood'
  | 'ambiguous'
  | 'valueChanged'
  | 'notInteger'
  | 'negative'
  | 'jump'
  | 'laterThanSource'
  | 'notAlive'
  | 'sameTwice'
  | 'partsExceed'
  | 'outsideExistence'
  | 'noPage'
  | 'noReason'
  | 'preferredTwice'

export interface Finding {
  readonly figure: string
  readonly check: FigureCheck
  /** What was found, compared with what was dismissed; also the number or the record that the message names. */
  readonly found: string
}

export interface CheckOptions {
  /** Per cent from one date to the next from which a change is remarked. */
  readonly jump: number
}

export const defaultCheckOptions: CheckOptions = { jump: 50 }

/** What the checks ask of the catalogue around the figures. */
export interface CheckContext {
  readonly subject: RecordFacts | undefined
  record(id: string): RecordFacts | undefined
  citation(id: string): CitationFacts | undefined
  /** The sum of the parts beside a group; null where there is none. */
  total(measure: string, group: ConflictGroup, unit: string): Total | null
}

/** Everything remarkable about the figures of one subject. */
export function findingsOf(
  measures: readonly MeasureGroups[],
  context: CheckContext,
  options: CheckOptions
): readonly Finding[] {
  return measures.flatMap(({ measure, groups }) =>
    groups.flatMap((group, index) => [
      ...group.figures.flatMap(figure => figureFindings(figure, context)),
      ...repeated(group),
      ...preferredTwice(group),
      ...jumpTo(group, groups[index - 1], options),
      ...partsExceed(measure, group, context)
    ])
  )
}

function figureFindings(figure: Figure, context: CheckContext): Finding[] {
  const found: Finding[] = []
  const add = (check: FigureCheck, what = ''): void => {
    found.push({ figure: figure.id, check, found: what })
  }
  const { value, rank } = figure
  if (figure.citations.length === 0) add('noCitation')
  if (!figure.asOf) add('noAsOf')
  if (figure.subject === '') add('noSubject')
  if (figure.measure === '') add('noMeasure')
  if (value?.state === null) add(value.ambiguous.length > 0 ? 'ambiguous' : 'notUnderstood')
  else if (value && value.ambiguous.length > 0) add('ambiguous', value.written)
  if (rank !== 'normal' && figure.rankReason.trim() === '') add('noReason', rank)
  if (isCountMeasure(figure.measure)) {
    const numbers = [value?.exact, value?.lower, value?.upper]
    if (numbers.some(number => number?.includes('.'))) add('notInteger', valueKey(value))
    if (numbers.some(number => number?.startsWith('-'))) add('negative', valueKey(value))
  }
  found.push(...citationFindings(figure, context), ...dateFindings(figure, context))
  return found
}

function citationFindings(figure: Figure, context: CheckContext): Finding[] {
  const found: Finding[] = []
  const citations = figure.citations.flatMap(id => context.citation(id) ?? [])
  const lookedAt = Math.max(figure.citedAt, ...citations.map(({ updatedAt }) => updatedAt))
  if (citations.length > 0 && figure.valueAt > lookedAt) {
    found.push({ figure: figure.id, check: 'valueChanged', found: valueKey(figure.value) })
  }
  for (const { id, locator, source } of citations) {
    if (locator.trim() === '') found.push({ figure: figure.id, check: 'noPage', found: id })
    const published = boundsOfDate(context.record(source)?.dates ?? null).to
    const from = boundsOfDate(figure.asOf).from
    if (published !== null && from !== null && from > published) {
      found.push({ figure: figure.id, check: 'laterThanSource', found: source })
    }
  }
  return found
}

function dateFindings(figure: Figure, context: CheckContext): Finding[] {
  if (!figure.asOf) return []
  const found: Finding[] = []
  const at = boundsOfDate(figure.asOf)
  const person = context.record(figure.accordingTo)
  if (person?.kind === 'person' && existence(person, at) === 'no') {
    found.push({ figure: figure.id, check: 'notAlive', found: person.id })
  }
  if (context.subject && existence(context.subject, at) === 'no') {
    found.push({ figure: figure.id, check: 'outsideExistence', found: context.subject.id })
  }
  return found
}

/** The later of two that state the same, also in their scope and on the same authority. */
function repeated({ figures }: ConflictGroup): Finding[] {
  const seen = new Map<string, string>()
  return counting(figures).flatMap((figure): Finding[] => {
    const key = valueKey(figure.value)
    if (key === '') return []
    const whole = [key, figure.unit, figure.scope, figure.accordingTo, figure.method].join('|')
    const first = seen.get(whole)
    if (first === undefined) {
      seen.set(whole, figure.id)
      return []
    }
    return [{ figure: figure.id, check: 'sameTwice', found: first }]
  })
}

function preferredTwice({ figures }: ConflictGroup): Finding[] {
  return figures
    .filter(({ rank }) => rank === 'preferred')
    .slice(1)
    .map(({ id }) => ({ figure: id, check: 'preferredTwice', found: '' }))
}

function jumpTo(
  group: ConflictGroup,
  before: ConflictGroup | undefined,
  { jump }: CheckOptions
): Finding[] {
  const [from, to] = [before && standingFigure(before), standingFigure(group)]
  if (!from?.value?.exact || !to?.value?.exact || from.unit !== to.unit || !group.asOf) return []
  const change = percent(subtract(to.value.exact, from.value.exact), from.value.exact, 0)
  if (change === null || Math.abs(Number(change)) <= jump) return []
  return [{ figure: to.id, check: 'jump', found: change }]
}

function partsExceed(measure: string, group: ConflictGroup, context: CheckContext): Finding[] {
  const claimed = standingFigure(group)
  const upper = rangeOf(claimed?.value ?? null)?.upper ?? null
  if (!claimed || upper === null) return []
  const total = context.total(measure, group, claimed.unit)
  if (!total || compare(total.lower, upper) <= 0) return []
  return [{ figure: claimed.id, check: 'partsExceed', found: total.lower }]
}
