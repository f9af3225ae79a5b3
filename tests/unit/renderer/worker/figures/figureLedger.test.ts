import { describe, expect, it } from 'vitest'
import sample from '../../../../../resources/sample/international-red-aid.json'
import { FigureLedger } from '../../../../../src/renderer/worker/figures/figureLedger'
import { dateKey } from '../../../../../src/shared/figures/figure'
import { setField } from '../../../../../src/shared/changeLog/edit'
import { dismissOperations } from '../../../../../src/shared/figures/dismissing'
import { rankOperations } from '../../../../../src/shared/figures/ranking'
import { parseDate } from '../../../../../src/shared/dates/parse'
import type { EnteredRecord } from '../../../../../src/shared/records/entered'
import { FigureWorld } from '../../../../helpers/figureWorld'

const first = dateKey(parseDate('1 January 1928'))
const second = dateKey(parseDate('1 January 1931'))
const span = { from: 0, count: 1000 }
const options = { jump: 50 }

function ledgerOf(world: FigureWorld): FigureLedger {
  const ledger = new FigureLedger()
  ledger.put(world.all())
  return ledger
}

describe('the sample', () => {
  const world = new FigureWorld()
  world.enter(sample as readonly EnteredRecord[])
  const ledger = ledgerOf(world)
  const subject = world.withCode('O-1').id

  it('has 0 to 4 of the 44 sections claimed and 0 of the 56 periodicals', () => {
    const sections = ledger.claim({ subject, measure: 'nationalSections', date: first }, 0)
    expect(sections?.row.own).toEqual({ lower: '0', upper: '4' })
    expect(sections?.row.claimed.map(({ exact }) => exact)).toEqual(['44'])
    expect(sections?.certain).toEqual([])
    expect(sections?.possible.map(({ title }) => title).sort()).toEqual([
      'Russian section',
      'Section in France',
      'Section in Germany',
      'Section in the United States'
    ])
    expect(sections?.missing).toEqual({ least: '40', most: '44' })
    const periodicals = ledger.claim({ subject, measure: 'periodicals', date: second }, 0)
    expect(periodicals?.row.own).toEqual({ lower: '0', upper: '0' })
    expect(periodicals?.row.claimed.map(({ exact }) => exact)).toEqual(['56'])
    expect(periodicals?.missing).toEqual({ least: '56', most: '56' })
  })

  it('lost 594,546 members (6.68 %) while the organisations rose by 14', () => {
    const changes = ledger.changes({ subject, from: first, to: second })
    expect(changes.map(({ measures, absolute, percent }) => [measures, absolute, percent])).toEqual(
      [
        [['members', 'members'], '-594546', '-6.68'],
        [['nationalSections', 'nationalOrganisations'], '14', '31.82']
      ]
    )
  })

  it('has no conflict', () => {
    expect(ledger.overview(options)).toMatchObject({ figures: 6, openConflicts: 0 })
    expect(ledger.findings({ ...span, isDismissed: false, check: '', options }).total).toBe(0)
  })
})

/** A figure of members, entered with a citation. */
const figure = (key: string, subject: string, value: string, asOf: string): EnteredRecord => ({
  key,
  kind: 'figure',
  values: {
    referenceCode: key,
    subject: `@${subject}`,
    measure: 'members',
    value,
    asOf,
    citations: [{ citation: '@cited' }]
  }
})

/** A body with three sections and what is stated of them. */
function world(...more: readonly EnteredRecord[]): FigureWorld {
  const made = new FigureWorld()
  const section = (key: string, dates: string): EnteredRecord => ({
    key,
    kind: 'section',
    values: {
      referenceCode: key,
      names: [{ text: `Section ${key}` }],
      country: 'DE',
      parent: '@body',
      datesOfExistence: dates
    }
  })
  made.enter([
    { key: 'source', kind: 'source', values: { title: 'Report', date: '1932' } },
    { key: 'cited', kind: 'citation', values: { source: '@source', locator: 'p. 3' } },
    {
      key: 'body',
      kind: 'organisation',
      values: { referenceCode: 'body', names: [{ text: 'Body' }], datesOfExistence: '1922–1941' }
    },
    section('A', '1922–1936'),
    section('B', '1922–1933'),
    section('C', '1922–1941'),
    figure('A28', 'A', '100', '1 January 1928'),
    figure('A28b', 'A', '120', '1 January 1928'),
    figure('B28', 'B', '50', '1 March 1928'),
    figure('T28', 'body', '400', '1 January 1928'),
    ...more
  ])
  return made
}

describe('a body with sections', () => {
  it('adds up what is known, as a range where sources differ, and lists the rest', () => {
    const made = world()
    const claim = ledgerOf(made).claim(
      { subject: made.withCode('body').id, measure: 'members', date: first },
      0
    )
    expect(claim?.row).toMatchObject({
      kind: 'total',
      own: { lower: '100', upper: '120' },
      differences: [
        [
          { absolute: '-300', percent: '-75.00' },
          { absolute: '-280', percent: '-70.00' }
        ]
      ],
      coverage: { counted: 1, catalogued: 3 }
    })
    expect(claim?.without.map(({ code }) => code).sort()).toEqual(['B', 'C'])
  })

  it('gives a difference for each number that the sources claim', () => {
    const made = world(figure('T28b', 'body', '500', '1 January 1928'))
    const key = { subject: made.withCode('body').id, measure: 'members', date: first }
    const { claimed, differences } = ledgerOf(made).claim(key, 0)?.row ?? {}
    expect(claimed?.map(({ exact }) => exact)).toEqual(['400', '500'])
    const absolute = differences?.map(both => both.map(one => one.absolute))
    expect(absolute).toEqual([
      ['-300', '-280'],
      ['-400', '-380']
    ])
  })

  it('takes a figure within the months allowed, and says so', () => {
    const made = world()
    const key = { subject: made.withCode('body').id, measure: 'members', date: first }
    const claim = ledgerOf(made).claim(key, 3)
    expect(claim?.row.own).toEqual({ lower: '150', upper: '170' })
    expect(claim?.parts.find(({ body }) => body.code === 'B')?.nearest?.written).toBe(
      '1 March 1928'
    )
  })

  it('counts the preferred figure once a conflict is settled, and keeps both', () => {
    const made = world()
    const ledger = ledgerOf(made)
    expect(ledger.overview(options)).toMatchObject({ openConflicts: 1, settledConflicts: 0 })
    const group = [made.withCode('A28'), made.withCode('A28b')]
    const chosen = made.withCode('A28b').id
    ledger.put(made.save(rankOperations(group, chosen, 'preferred', 'counted by the section')))
    expect(ledger.overview(options)).toMatchObject({ openConflicts: 0, settledConflicts: 1 })
    const key = { subject: made.withCode('body').id, measure: 'members', date: first }
    expect(ledger.claim(key, 0)?.row).toMatchObject({
      own: { lower: '120', upper: '120' },
      differences: [
        [
          { absolute: '-280', percent: '-70.00' },
          { absolute: '-280', percent: '-70.00' }
        ]
      ]
    })
    const subject = made.withCode('A').id
    expect(ledger.group({ subject, measure: 'members', date: first })?.figures).toHaveLength(2)
  })

  it('remarks what is wrong until it is set aside, and again when it changes', () => {
    const made = world()
    const entered = made.enter([
      {
        key: 'late',
        kind: 'figure',
        values: { referenceCode: 'late', measure: 'members', value: '8', asOf: '1 January 1940' }
      }
    ])
    const ledger = ledgerOf(made)
    const open = () =>
      ledger
        .findings({ ...span, isDismissed: false, check: '', options })
        .rows.filter(({ figure }) => figure === entered[0]?.id)
        .map(({ check }) => check)
    expect(open()).toEqual(['noCitation', 'noSubject'])
    const finding = { check: 'noSubject' as const, found: '' }
    const dismissal = dismissOperations(made.withCode('late'), finding, 'not named', () => 'k')
    ledger.put(made.save(dismissal))
    expect(open()).toEqual(['noCitation'])
    expect(ledger.overview(options)).toMatchObject({ dismissed: 1 })
  })

  it('follows a section that moves to another body', () => {
    const made = world()
    const ledger = ledgerOf(made)
    const body = made.withCode('body').id
    expect(
      ledger.table({ subject: body, measure: 'members', unit: '', months: 0, limit: 1000 }).rows
    ).toHaveLength(2)
    const moved = made.withCode('A')
    const record = { ...moved, values: { ...moved.values, parent: '' } }
    ledger.put([record])
    expect(
      ledger.table({ subject: body, measure: 'members', unit: '', months: 0, limit: 1000 }).rows
    ).toHaveLength(1)
  })

  it('places sections on the map as of a date', () => {
    const made = world()
    const question = { subject: made.withCode('body').id, measure: 'members', unit: '', months: 0 }
    const at = (written: string) => ledgerOf(made).map({ ...question, asOf: parseDate(written) })[0]
    expect(
      at('1 January 1928')
        ?.certain.map(({ code }) => code)
        .sort()
    ).toEqual(['A', 'B', 'C'])
    expect(at('1 January 1928')?.value).toMatchObject({ lower: '100', upper: '120' })
    expect(at('1 January 1940')?.certain.map(({ code }) => code)).toEqual(['C'])
  })

  it('names the sections of the map that have no country, too', () => {
    const made = world()
    const figures = ledgerOf(made)
    figures.put(made.save([setField(made.withCode('C'), 'country', null)]))
    const question = { subject: made.withCode('body').id, measure: 'members', unit: '', months: 0 }
    const countries = figures.map({ ...question, asOf: parseDate('1 January 1928') })
    expect(countries.map(({ country, certain }) => [country, certain.length])).toEqual([
      ['DE', 2],
      ['', 1]
    ])
  })

  it('adds, draws and maps figures of one unit only, and names the others', () => {
    const made = new FigureWorld()
    const money = (subject: string, value: string, unit: string): EnteredRecord => ({
      key: `${subject}${value}`,
      kind: 'figure',
      values: { subject: `@${subject}`, measure: 'sumOfMoney', value, unit, asOf: '1928' }
    })
    made.enter([
      { key: 'body', kind: 'organisation', values: { referenceCode: 'body' } },
      ...['A', 'B'].map(key => ({
        key,
        kind: 'section',
        values: {
          referenceCode: key,
          parent: '@body',
          country: 'DE',
          datesOfExistence: '1922–1941'
        }
      })),
      money('A', '0.5', 'roubles'),
      money('B', '2.25', 'roubles'),
      money('B', '70', 'usDollars')
    ])
    const ledger = ledgerOf(made)
    const asked = {
      subject: made.withCode('body').id,
      measure: 'sumOfMoney',
      unit: 'roubles',
      months: 0
    }
    const table = ledger.table({ ...asked, limit: 10 })
    expect(table.totals[0]?.lower).toBe('2.75')
    const [country] = ledger.map({ ...asked, asOf: parseDate('1928') })
    expect(country?.value).toMatchObject({ lower: '2.75', upper: '2.75' })
    const { series, most } = ledger.multiples({ ...asked, limit: 10 })
    expect(most).toBe(2.25)
    expect(series.map(({ points }) => points.map(({ exact }) => exact))).toEqual([
      ['0.5'],
      ['2.25']
    ])
    const own = ledger.series({ ...asked, subject: made.withCode('B').id })
    expect(own).toMatchObject({ unit: 'roubles', otherUnits: ['usDollars'] })
    expect(own?.points.map(({ exact }) => exact)).toEqual(['2.25'])
    const dollars = { ...asked, unit: 'usDollars' }
    const inDollars = ledger.table({ ...dollars, limit: 10 })
    expect(inDollars.rows.map(({ cells }) => cells[0]?.exact)).toEqual(['70'])
    expect(inDollars.totals[0]).toMatchObject({ lower: '70', counted: 1, without: 1 })
    const other = ledger.series({ ...dollars, subject: made.withCode('B').id })
    expect(other).toMatchObject({ otherUnits: ['roubles'], points: [{ exact: '70' }] })
    const choice = ledger.subject(asked.subject)
    expect(choice?.partMeasures).toEqual([
      { measure: 'sumOfMoney', count: 3, units: ['roubles', 'usDollars'] }
    ])
  })
})
