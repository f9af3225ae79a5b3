import type { Json } from '../../../../../src/shared/changeLog/changeset'
import { partsOf } from '../../../../../src/shared/records/field'
import type { Field, Part } from '../../../../../src/shared/records/field'
import type { Kind } from '../../../../../src/shared/records/kind'
import { kinds } from '../../../../../src/shared/records/kinds'
import { valuesOf } from '../../../../../src/shared/records/record'
import type { CatalogueRecord } from '../../../../../src/shared/records/record'
import { createRandom } from '../../csv/random'
import { makeRecord } from '../../records/makeRecord'
import { randomRecords } from '../randomRecords'

type Random = (below: number) => number

/** What XML cannot write, what it must escape, and what schemas are strict about. */
const nasty = [
  'a\u0001b\u000bc',
  '\uFFFE\uFFFF',
  'half \uD83D of a character',
  '<c level="x">&amp;]]></c><!-- -- -->',
  '"quoted" \'twice\'\t\n\r\nsecond line\n\n',
  '𝒳 ﷽ ‮ right to left',
  ' \u0000 ',
  'http://example.org/%zz a|b',
  '–ISO 9–',
  'x'.repeat(5000)
]

const dates = [
  '1928',
  '1923-06',
  '1917-10-25',
  '1922/1941',
  '192X',
  '19XX-12',
  '../1931',
  '1922/..',
  '1922/',
  '/1941',
  '1928?',
  '1928-06~',
  '1928-01-01%/1931~',
  '[1924,1926..1928]',
  '{1924,1926}',
  '[..1924]',
  '1928-21',
  'XXXX',
  'Y12000',
  '-0043',
  '0000',
  '9999',
  '2150-01-01',
  'no date'
]

function changed(part: Part, value: Json, random: Random, ids: readonly Target[]): Json {
  if (part.type === 'reference') {
    const wanted = ids.filter(({ kind }) => part.to === undefined || part.to.includes(kind))
    return wanted[random(wanted.length)]?.id ?? value
  }
  if (part.type === 'date') {
    const edtf = dates[random(dates.length)] ?? null
    const calendar = random(3) === 0 ? 'julian' : 'gregorian'
    return { written: random(3) === 0 ? '' : `on ${String(edtf)}`, edtf, calendar }
  }
  const isText = part.type === 'text' || part.type === 'longText' || part.type === 'term'
  return isText && random(6) === 0 ? (nasty[random(nasty.length)] ?? value) : value
}

interface Target {
  readonly id: string
  readonly kind: string
}

function relinked(field: Field, value: Json, random: Random, ids: readonly Target[]): Json {
  const parts = partsOf(field)
  if (field.type !== 'group')
    return parts.map(part => changed(part, value, random, ids))[0] ?? value
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value
  const group = value as Readonly<Record<string, Json>>
  return Object.fromEntries(
    Object.entries(group).map(([name, inner]) => {
      const part = parts.find(candidate => candidate.name === name)
      return [name, part ? changed(part, inner, random, ids) : inner]
    })
  )
}

function linkedRecord(
  record: CatalogueRecord,
  kind: Kind,
  random: Random,
  ids: readonly Target[]
): CatalogueRecord {
  const values: Record<string, Json> = {}
  for (const field of kind.fields) {
    const found = valuesOf(record, field.name).map(value => relinked(field, value, random, ids))
    const [first] = found
    if (first !== undefined) values[field.name] = field.repeatable === true ? found : first
  }
  if (random(20) === 0) values['deleted'] = true
  const made = makeRecord(kind.name, values, record.id)
  const live = [{ live: 'a@1', value: 'one' }]
  const conflicts = random(5) === 0 ? { conflicts: { referenceCode: live } } : {}
  return { ...made, ...conflicts, createdAt: 1e12, updatedAt: 1e12 + random(2) * 1e9 }
}

/** Records of every kind that refer to one another, with texts and dates that trouble XML and its schemas. */
export function nastyWorld(each: number, seed: number): readonly CatalogueRecord[] {
  const random = createRandom(seed)
  const plain = kinds.flatMap(kind =>
    randomRecords(kind, each, seed + kind.name.length).map(record => ({ record, kind }))
  )
  const ids = plain.map(({ record }) => ({ id: record.id, kind: record.kind }))
  return plain.map(({ record, kind }) => linkedRecord(record, kind, random, ids))
}
