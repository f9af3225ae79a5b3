import type { Json } from '../../../../src/shared/changeLog/changeset'
import type { Field, Part } from '../../../../src/shared/records/field'
import type { Kind } from '../../../../src/shared/records/kind'
import { otherColumnsField } from '../../../../src/shared/records/otherColumns'
import type { CatalogueRecord } from '../../../../src/shared/records/record'
import { vocabulary } from '../../../../src/shared/vocabularies/vocabularies'
import { createRandom, randomCell } from '../csv/random'
import { makeRecord, nextId } from '../records/makeRecord'

type Random = (below: number) => number

/** Columns that no field takes, as files of others have them. */
export const otherNames = ['Former number', 'Прим. | архива', '=formula', '标题']

function randomOthers(random: Random): Json {
  const names = otherNames.filter(() => random(2) === 0)
  return names.map(column => ({ column, text: randomText(random) || 'x' }))
}

const figures: readonly Json[] = [
  ['?', 'unknown', null, null, null, false, []],
  ['none', 'none', null, null, null, false, []],
  ['0', 'value', '0', null, null, false, []],
  ['-5.25', 'value', '-5.25', null, null, false, []],
  ['ca. 8.9 million', 'value', '8900000', null, null, true, []],
  ['over 300', 'value', null, '300', null, false, []],
  ['12–15', 'value', null, '12', '15', false, []],
  ['8,900', null, null, null, null, false, ['8900', '8.9']],
  ['a multitude | \\ of them', null, null, null, null, false, []]
].map(([written = '', state = null, exact = null, lower = null, upper = null, ...rest]) => {
  const [approximate = false, ambiguous = []] = rest
  return { written, state, exact, lower, upper, approximate, ambiguous }
})

/** Records whose every field may be filled, with texts that trouble CSV. */
function randomRecord(kind: Kind, random: Random, id = nextId()): CatalogueRecord {
  const values: Record<string, Json> = {}
  for (const field of kind.fields) {
    if (random(3) === 0) continue
    if (field.name === otherColumnsField) {
      values[field.name] = randomOthers(random)
      continue
    }
    if (!field.repeatable) values[field.name] = randomValue(field, random)
    else {
      const list = Array.from({ length: 1 + random(3) }, () => randomValue(field, random))
      // A set of terms or of references holds each of them once.
      const isSet = field.type === 'term' || field.type === 'reference'
      values[field.name] = isSet ? [...new Set(list)] : list
    }
  }
  return makeRecord(kind.name, values, id)
}

export function randomRecords(kind: Kind, count: number, seed: number): CatalogueRecord[] {
  const random = createRandom(seed)
  return Array.from({ length: count }, () => randomRecord(kind, random))
}

function randomValue(field: Field, random: Random): Json {
  if (field.type !== 'group') return randomPart({ ...field, type: field.type }, random)
  const parts = field.parts ?? []
  const always = random(parts.length)
  return Object.fromEntries(
    parts
      .filter((_, index) => index === always || random(2) === 0)
      .map(part => [part.name, randomPart(part, random)])
  )
}

function randomPart(part: Part, random: Random): Json {
  switch (part.type) {
    case 'integer':
      return random(1000) - 10
    case 'reference':
      return `01890000-0000-7000-8000-${String(random(50)).padStart(12, '0')}`
    case 'date':
      return randomDate(random)
    case 'figureValue':
      return figures[random(figures.length)] ?? null
    case 'term': {
      const terms = part.vocabulary ? vocabulary(part.vocabulary).terms() : []
      return terms[random(terms.length || 1)]?.code ?? randomText(random)
    }
    default:
      return randomText(random)
  }
}

function randomDate(random: Random): Json {
  const calendar = random(3) === 0 ? 'julian' : 'gregorian'
  const edtf = ['1928', '1923-06', '1917-10-25', '1922/1941', '192X', '../1931', null][random(7)]
  return { written: randomText(random), edtf: edtf ?? null, calendar }
}

function randomText(random: Random): string {
  return randomCell(random) || 'МОПР | Red Aid'
}
