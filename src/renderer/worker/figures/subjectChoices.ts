import { dateKey } from '../../../shared/figures/figure'
import { wordsOf } from '../../../shared/search/tokens'
import { wordTests } from '../../../shared/search/wordTest'
import type { RecordFacts } from '../../../shared/figures/facts'
import type { MeasureChoice, RecordName, SubjectChoice } from './figuresTypes'
import type { LedgerState } from './ledgerState'
import { byName, nameOf } from './naming'
import { datesOf } from './seriesRows'

/** What can be asked about a subject; null where neither it nor its sections have figures. */
export function subjectChoice(state: LedgerState, id: string): SubjectChoice | null {
  const name = nameOf(state, id)
  if (!name) return null
  const measures = countsOf(state, [id])
  const sections = state.parts.sectionsOf(id).map(section => section.id)
  const partMeasures = countsOf(state, sections)
  if (measures.length === 0 && partMeasures.length === 0) return null
  const groups = [id, ...sections].flatMap(subject =>
    state.groupsOf(subject).flatMap(one => one.groups)
  )
  const dates = datesOf(groups).map(asOf => ({ key: dateKey(asOf), asOf }))
  return { ...name, measures, partMeasures, dates }
}

function countsOf(state: LedgerState, subjects: readonly string[]): readonly MeasureChoice[] {
  const measures = new Map<string, Map<string, number>>()
  for (const subject of subjects) {
    for (const { measure, groups } of state.groupsOf(subject)) {
      const units = measures.get(measure) ?? new Map<string, number>()
      measures.set(measure, units)
      for (const { unit } of groups.flatMap(({ figures }) => figures)) {
        units.set(unit, (units.get(unit) ?? 0) + 1)
      }
    }
  }
  return [...measures].map(([measure, counts]) => {
    const units = [...counts].sort((a, b) => b[1] - a[1])
    const count = units.reduce((sum, [, figures]) => sum + figures, 0)
    return { measure, count, units: units.map(([unit]) => unit) }
  })
}

const words = new WeakMap<RecordFacts, readonly string[]>()

function wordsOfName(facts: RecordFacts): readonly string[] {
  const known = words.get(facts) ?? wordsOf(`${facts.title} ${facts.code}`)
  words.set(facts, known)
  return known
}

/** Subjects whose name has words beginning with those given; bodies with most sections first, then by name. */
export function subjectsNamed(
  state: LedgerState,
  text: string,
  limit: number
): readonly RecordName[] {
  const tests = wordTests(text)
  const candidates = new Set<string>()
  for (const id of state.subjects()) {
    candidates.add(id)
    const facts = state.facts.get(id)
    if (facts?.kind === 'section' && facts.parent) candidates.add(facts.parent)
  }
  return [...candidates]
    .flatMap(id => state.facts.get(id) ?? [])
    .filter(facts => tests.every(test => wordsOfName(facts).some(test)))
    .flatMap(({ id }) => nameOf(state, id) ?? [])
    .map(name => ({ name, parts: state.sectionCount(name.id) }))
    .sort((a, b) => b.parts - a.parts || byName(a.name, b.name))
    .slice(0, limit)
    .map(({ name }) => name)
}
