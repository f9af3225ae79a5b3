import type { Operation } from '../../../src/shared/changeLog/changeset'
import { operationsOfEntered } from '../../../src/shared/records/entered'
import type { EnteredRecord } from '../../../src/shared/records/entered'
import { pick, seeded, whole } from '../../helpers/random'

const countries = 'DE FR US GB PL CZ AT IT ES SE NO FI NL BE CH BG RO GR JP CN'.split(' ')
const measures = ['members', 'localOrganisations', 'circulation', 'personsAided']
const figuresOfSubject = 50

/** How many figures and subjects there are; 2,000 subjects have 100,000 figures. */
export function figureCount(subjects: number): number {
  return subjects * figuresOfSubject
}

/** Of how many subjects so many figures are. */
export function subjectsOf(figures: number): number {
  return Math.max(2, Math.round(figures / figuresOfSubject))
}

function id(kind: number, n: number): string {
  return `0199000${String(kind)}-0000-7000-8000-${n.toString(16).padStart(12, '0')}`
}

/** One organisation with sections, and figures of the years 1922 to 1941, some of which contradict one another. */
export function* figureOperations(subjects: number): Generator<readonly Operation[]> {
  const random = seeded(7)
  yield operations([
    entered('organisation', 0, {
      names: [{ text: 'Generated body' }],
      datesOfExistence: '1922–1941'
    }),
    ...Array.from({ length: 20 }, (_, n) =>
      entered('source', n, { title: `Report ${String(n)}`, date: String(1924 + n) })
    ),
    ...Array.from({ length: 200 }, (_, n) =>
      entered('citation', n, { source: `@source${String(n % 20)}`, locator: `p. ${String(n)}` })
    ),
    ...Array.from({ length: 10 }, (_, n) =>
      entered('person', n, { names: [{ text: `Person ${String(n)}` }] })
    )
  ])
  for (let n = 1; n < subjects; n++) {
    const begun = 1920 + whole(random, 8)
    yield operations([
      entered('section', n, {
        names: [{ text: `Section ${String(n)}` }],
        country: pick(random, countries),
        parent: '@organisation0',
        datesOfExistence: `${String(begun)}–${String(begun + 8 + whole(random, 10))}`
      })
    ])
  }
  for (let n = 0; n < subjects; n++) {
    const subject = n === 0 ? '@organisation0' : `@section${String(n)}`
    const figures = Array.from({ length: figuresOfSubject }, (_, at) => {
      const key = n * figuresOfSubject + at
      return entered('figure', key, {
        subject,
        measure: pick(random, measures),
        value: String(1000 + whole(random, 90_000)),
        asOf: `1 January ${String(1923 + whole(random, 18))}`,
        accordingTo: `@person${String(whole(random, 10))}`,
        citations: [{ citation: `@citation${String(whole(random, 200))}` }]
      })
    })
    yield operations(figures)
  }
}

const kinds = ['organisation', 'section', 'figure', 'source', 'citation', 'person']

function entered(kind: string, n: number, values: EnteredRecord['values']): EnteredRecord {
  return { key: `${kind}${String(n)}`, kind, values }
}

function idOfKey(key: string): string {
  const [, kind = '', number = '0'] = /^@?([a-z]+)(\d+)$/i.exec(key) ?? []
  return id(kinds.indexOf(kind), Number(number))
}

/** References to records of other saves are known by their keys. */
function operations(records: readonly EnteredRecord[]): readonly Operation[] {
  const others = new Set(
    records.flatMap(({ values }) => JSON.stringify(values).match(/@[a-z]+\d+/gi) ?? [])
  )
  const missing = [...others]
    .map(reference => reference.slice(1))
    .filter(key => !records.some(record => record.key === key))
    .map(key => ({ key, kind: key.replace(/\d+$/, ''), values: {} }))
  const all = [...records, ...missing]
  const ids = all.map(({ key }) => idOfKey(key))
  let at = 0
  const own = new Set(records.map(({ key }) => idOfKey(key)))
  return operationsOfEntered(all, () => ids[at++] ?? '').filter(({ r }) => own.has(r))
}
