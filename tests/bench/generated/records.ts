import { pick, seeded, whole } from '../../helpers/random'
import type { EnteredRecord } from '../../../src/shared/records/entered'
import { language, name, text } from './words'

/** Records of each kind among a thousand, in an order in which what is referred to is there before. */
const layout = [
  ['organisation', 2],
  ['section', 28],
  ['governingBody', 10],
  ['person', 120],
  ['event', 20],
  ['periodical', 60],
  ['document', 200],
  ['source', 130],
  ['citation', 230],
  ['figure', 200]
] as const

type KindName = (typeof layout)[number][0]

const blockLength = 1000
const recordsPerSeed = 2 ** 31

const placeInBlock = new Map<KindName, { readonly from: number; readonly count: number }>()
const kindInBlock: KindName[] = []
for (const [kind, count] of layout) {
  placeInBlock.set(kind, { from: kindInBlock.length, count })
  for (let made = 0; made < count; made++) kindInBlock.push(kind)
}

const formsOfDates: readonly ((random: () => number) => string)[] = [
  random => year(random),
  random => `${year(random)}-0${String(1 + whole(random, 9))}`,
  random => `${year(random)}-1${String(whole(random, 3))}-1${String(whole(random, 9))}`,
  random => `ок. ${year(random)}`,
  random => `[${year(random)}?]`,
  random => `um ${year(random)}`,
  random => `июль ${year(random)}`,
  random => `${String(1 + whole(random, 28))} January ${year(random)}`
]

const formsOfNumbers: readonly ((number: number) => string)[] = [
  number => String(number),
  number => number.toLocaleString('ru-RU').replaceAll('\u00a0', ' '),
  number => `ca. ${String(number)}`,
  number => `ок. ${String(number)}`,
  number => `${String(1 + (number % 90))}.5 million`
]

function year(random: () => number): string {
  return String(1900 + whole(random, 90))
}

function date(random: () => number): string {
  return pick(random, formsOfDates)(random)
}

function span(random: () => number): string {
  const from = 1900 + whole(random, 80)
  return `${String(from)}–${String(from + 1 + whole(random, 15))}`
}

/** What the values of one record are made with. */
interface Maker {
  readonly random: () => number
  readonly language: ReturnType<typeof language>
  words(length: number): string
  name(): string
  /** A record of the kind that comes before this one: mostly a near one, some far more often than others. */
  reference(kind: KindName): string
}

function makerOf(index: number): Maker {
  const random = seeded((index * 2_654_435_761) % recordsPerSeed)
  const own = language(random)
  return {
    random,
    language: own,
    words: length => text(random, own, length),
    name: () => name(random, own),
    reference(kind) {
      const ownBlock = Math.floor(index / blockLength)
      const block = random() < 0.7 ? ownBlock : Math.floor(ownBlock * random() ** 3)
      const { from, count } = placeInBlock.get(kind) ?? { from: 0, count: 1 }
      return `@${keyOf(block * blockLength + from + whole(random, count))}`
    }
  }
}

export function keyOf(index: number): string {
  return `g${String(index)}`
}

function names(maker: Maker): readonly object[] {
  const { random, language: own } = maker
  const qualified = { language: own.code, script: own.script }
  const authorised = { text: `${maker.name()} ${maker.words(2)}`, type: 'authorised', ...qualified }
  const other = language(random)
  const parallel = { text: text(random, other, 3), type: 'parallel', language: other.code }
  return random() < 0.5 ? [authorised] : [authorised, parallel]
}

const valuesOfKind: Readonly<Record<KindName, (maker: Maker) => EnteredRecord['values']>> = {
  organisation: maker => ({
    names: names(maker),
    form: 'association',
    datesOfExistence: span(maker.random),
    history: maker.words(30)
  }),
  section: maker => ({
    names: names(maker),
    form: pick(maker.random, ['massOrganisation', 'committeeType']),
    country: pick(maker.random, ['DE', 'FR', 'GR', 'CN', 'GB', 'RU', 'PL', 'US']),
    seat: maker.name(),
    datesOfExistence: span(maker.random),
    parent: maker.reference('organisation'),
    history: maker.words(40)
  }),
  governingBody: maker => ({
    names: names(maker),
    organisation: maker.reference('section'),
    datesOfExistence: span(maker.random)
  }),
  person: maker => ({
    names: [
      {
        text: `${maker.name()}, ${maker.name()}`,
        type: 'authorised',
        language: maker.language.code,
        script: maker.language.script
      }
    ],
    datesOfExistence: span(maker.random),
    roles: [{ role: 'member', body: maker.reference('governingBody'), dates: date(maker.random) }],
    history: maker.words(25)
  }),
  event: maker => ({
    title: maker.words(5),
    type: pick(maker.random, ['conference', 'congress', 'plenum', 'campaign']),
    dates: date(maker.random),
    place: maker.name(),
    organisation: maker.reference('organisation'),
    participants: [
      { participant: maker.reference('person'), role: 'delegate' },
      { participant: maker.reference('person'), role: 'speaker' }
    ]
  }),
  periodical: maker => ({
    titles: [{ text: maker.words(3), type: 'proper', language: maker.language.code }],
    languages: [maker.language.code],
    scripts: [maker.language.script],
    place: maker.name(),
    publishers: [maker.reference('section')],
    frequency: pick(maker.random, ['weekly', 'monthly', 'irregular']),
    datesOfPublication: span(maker.random),
    holdings: [{ held: maker.words(4), repository: maker.name() }]
  }),
  document: maker => ({
    title: maker.words(7),
    level: pick(maker.random, ['file', 'item', 'item', 'item']),
    dates: date(maker.random),
    extent: `${String(1 + whole(maker.random, 300))} л.`,
    creators: [maker.reference('section'), maker.reference('person')],
    scopeAndContent: maker.words(35),
    languages: [maker.language.code],
    repository: maker.name()
  }),
  source: maker => ({
    title: maker.words(6),
    sourceKind: pick(maker.random, ['book', 'article', 'report', 'letter']),
    creators: [{ name: maker.name(), record: maker.reference('person') }],
    place: maker.name(),
    publisher: maker.words(2),
    date: date(maker.random),
    languages: [maker.language.code]
  }),
  citation: maker => ({
    source: maker.reference('source'),
    locator: `с. ${String(1 + whole(maker.random, 400))}`,
    quote: maker.words(25),
    quoteLanguage: maker.language.code,
    confidence: pick(maker.random, ['1', '2', '3'])
  }),
  figure: maker => ({
    subject: maker.reference('section'),
    measure: pick(maker.random, ['members', 'personsAided', 'delegates', 'circulation']),
    value: pick(maker.random, formsOfNumbers)(1 + whole(maker.random, 900_000)),
    unit: 'persons',
    asOf: date(maker.random),
    accordingTo: maker.reference('person'),
    method: pick(maker.random, ['count', 'estimate', 'claimed']),
    rank: 'normal',
    citations: [{ citation: maker.reference('citation') }]
  })
}

/** The record of this number: always the same one, without making those before it. */
export function generatedRecord(index: number): EnteredRecord {
  const kind = kindInBlock[index % blockLength] ?? 'document'
  const maker = makerOf(index)
  const values = {
    ...valuesOfKind[kind](maker),
    referenceCode: `GENERATED-${String(index)}`,
    status: 'draft',
    tags: ['generated'],
    ...(maker.random() < 0.3 ? { publicNotes: [maker.words(18)] } : {})
  }
  return { key: keyOf(index), kind, values }
}
