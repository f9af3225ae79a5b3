import { describe, expect, it } from 'vitest'
import sample from '../../../../resources/sample/international-red-aid.json'
import { operationsByRecord, applyOperations } from '../../../../src/shared/changeLog/apply'
import type { Json } from '../../../../src/shared/changeLog/changeset'
import { lineVersion, mainSpace, schemaVersion } from '../../../../src/shared/changeLog/changeset'
import { formatStamp } from '../../../../src/shared/changeLog/clock'
import { parseDate } from '../../../../src/shared/dates/parse'
import {
  catalogueCount,
  claimedValues,
  isCountable,
  periodicalsOf,
  sectionsOf
} from '../../../../src/shared/figures/claims'
import type { Countable } from '../../../../src/shared/figures/claims'
import { groupFigures } from '../../../../src/shared/figures/conflictGroups'
import { factsOf } from '../../../../src/shared/figures/facts'
import type { RecordFacts } from '../../../../src/shared/figures/facts'
import { figureOf } from '../../../../src/shared/figures/figure'
import { operationsOfEntered } from '../../../../src/shared/records/entered'
import type { CatalogueRecord } from '../../../../src/shared/records/record'
import { figureValue, makeRecord, nextId } from '../records/makeRecord'

function sampleRecords(): readonly CatalogueRecord[] {
  const changeset = {
    v: lineVersion,
    sv: schemaVersion,
    space: mainSpace,
    d: 'device',
    n: 1,
    t: formatStamp({ milliseconds: 1, counter: 0 }, 'device'),
    at: '2026-11-23T21:04:11+03:00',
    by: '',
    app: '1.0.0',
    prev: '',
    ops: operationsOfEntered(sample, nextId)
  }
  return [...operationsByRecord([changeset]).values()].flatMap(operations => {
    const record = applyOperations(undefined, operations)
    return record ? [record] : []
  })
}

const date = (written: string) => ({ ...parseDate(written) })
const facts = (records: readonly CatalogueRecord[]): readonly RecordFacts[] =>
  records.flatMap(record => factsOf(record) ?? [])

function fact(kind: string, values: Readonly<Record<string, Json>>): RecordFacts {
  const [made] = facts([makeRecord(kind, values)])
  if (!made) throw new Error(`${kind} has no facts`)
  return made
}

/** Numbers only. */
function numbersOf(count: ReturnType<typeof catalogueCount>) {
  if (!count) return null
  const certain = count.certain.length
  return { certain, possible: certain + count.possible.length }
}
const none: Countable = { sections: [], periodicals: [] }

describe('claims of the sample against its catalogue', () => {
  const records = sampleRecords()
  const organisation = records.find(({ values }) => values['referenceCode'] === 'O-1')
  const id = organisation?.id ?? ''
  const sections = sectionsOf(id, facts(records))
  const publishers = new Set([id, ...sections.map(section => section.id)])
  const countable = { sections, periodicals: periodicalsOf(publishers, facts(records)) }
  const measures = groupFigures(records.filter(({ kind }) => kind === 'figure').map(figureOf))

  function claim(measure: string) {
    const group = measures.find(candidate => candidate.measure === measure)?.groups[0]
    const figures = group?.figures ?? []
    return {
      count: numbersOf(catalogueCount(measure, countable, group?.asOf ?? null)),
      claimed: claimedValues(figures).map(({ exact }) => exact),
      asOf: figures[0]?.asOf?.edtf
    }
  }

  it('has 0 to 4 of the 44 national sections on 1 January 1928', () => {
    expect(claim('nationalSections')).toEqual({
      count: { certain: 0, possible: 4 },
      claimed: ['44'],
      asOf: '1928-01-01'
    })
  })

  it('has 0 to 4 of the 58 national organisations on 1 January 1931', () => {
    expect(claim('nationalOrganisations')).toEqual({
      count: { certain: 0, possible: 4 },
      claimed: ['58'],
      asOf: '1931-01-01'
    })
  })

  it('has none of the 56 periodicals in 19 languages', () => {
    const nothing = { certain: 0, possible: 0 }
    expect(claim('periodicals')).toMatchObject({ count: nothing, claimed: ['56'] })
    expect(claim('languagesOfPeriodicals')).toMatchObject({ count: nothing, claimed: ['19'] })
  })

  it('counts nothing against the members', () => {
    expect(isCountable('members')).toBe(false)
    expect(claim('members').count).toBeNull()
  })
})

describe('catalogueCount', () => {
  const parent = nextId()
  const section = (dates: string) => fact('section', { parent, datesOfExistence: date(dates) })
  const periodical = (dates: string, languages: string[]) =>
    fact('periodical', { publishers: [parent], datesOfPublication: date(dates), languages })

  it('tells sections that existed from those that may have, and leaves out the others', () => {
    const sections = [section('1922–1941'), section('1928'), section('1930–1933')]
    const count = catalogueCount(
      'nationalSections',
      { ...none, sections },
      parseDate('1 January 1928')
    )
    expect(numbersOf(count)).toEqual({ certain: 1, possible: 2 })
  })

  it('counts each language once, and surely only from periodicals that surely appeared', () => {
    const periodicals = [
      periodical('1924–1936', ['rus', 'deu']),
      periodical('1925–1933', ['deu']),
      fact('periodical', { publishers: [parent], languages: ['fra'] })
    ]
    const at = parseDate('1 January 1931')
    expect(
      numbersOf(catalogueCount('languagesOfPeriodicals', { ...none, periodicals }, at))
    ).toEqual({
      certain: 2,
      possible: 3
    })
    expect(numbersOf(catalogueCount('periodicals', { ...none, periodicals }, at))).toEqual({
      certain: 2,
      possible: 3
    })
  })

  it('holds everything for possible where the claim has no date', () => {
    const sections = [section('1922–1941'), section('1930–1933')]
    expect(numbersOf(catalogueCount('nationalSections', { ...none, sections }, null))).toEqual({
      certain: 0,
      possible: 2
    })
  })
})

describe('what is counted', () => {
  const body = nextId()

  it('leaves out sections of another body and those in the trash', () => {
    const own = makeRecord('section', { parent: body })
    const trashed = makeRecord('section', { parent: body, deleted: true })
    const others = makeRecord('section', { parent: nextId(), relations: [{ target: body }] })
    expect(sectionsOf(body, facts([own, trashed, others])).map(({ id }) => id)).toEqual([own.id])
  })

  it('takes a periodical of two publishers once', () => {
    const other = nextId()
    const shared = fact('periodical', { publishers: [body, other] })
    const foreign = fact('periodical', { publishers: [nextId()] })
    const publishers = new Set([body, other])
    expect(periodicalsOf(publishers, [shared, shared, foreign])).toEqual([shared])
  })
})

describe('claimedValues', () => {
  const figure = (value: ReturnType<typeof figureValue>, rank = 'normal') =>
    figureOf(makeRecord('figure', { value, rank }))

  it('names each number once and leaves out what is deprecated, unknown or unread', () => {
    const unknown = { ...figureValue('?', ''), state: 'unknown', exact: null }
    const claimed = claimedValues([
      figure(figureValue('44', '44')),
      figure(figureValue('forty-four', '44')),
      figure(figureValue('46', '46')),
      figure(figureValue('47', '47'), 'deprecated'),
      figure(unknown)
    ])
    expect(claimed.map(({ exact }) => exact)).toEqual(['44', '46'])
  })
})
