import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import sample from '../../../../../resources/sample/international-red-aid.json'
import { allRecords } from '../../../../../src/renderer/db/repositories/records'
import { FigureLedger } from '../../../../../src/renderer/worker/figures/figureLedger'
import { takeUp } from '../../../../../src/renderer/worker/figures/takingUp'
import { setDeleted, setField } from '../../../../../src/shared/changeLog/edit'
import { kindsAlwaysRead } from '../../../../../src/shared/figures/facts'
import { operationsOfEntered } from '../../../../../src/shared/records/entered'
import type { EnteredRecord } from '../../../../../src/shared/records/entered'
import type { CatalogueRecord } from '../../../../../src/shared/records/record'
import { newTestCatalogue } from '../../../../helpers/catalogue'
import type { TestCatalogue } from '../../../../helpers/catalogue'
import { figureCatalogue } from '../../../../helpers/figureCatalogue'
import { nextId } from '../../../shared/records/makeRecord'

/** Of no concern to any figure. */
const others: readonly EnteredRecord[] = [
  {
    key: 'nobody',
    kind: 'person',
    values: { referenceCode: 'nobody', names: [{ text: 'Nobody' }] }
  },
  { key: 'letter', kind: 'document', values: { referenceCode: 'letter', title: 'Letter' } }
]
const span = { from: 0, count: 1000 }

let catalogue: TestCatalogue
let all: readonly CatalogueRecord[]
let ledger: FigureLedger

async function read(): Promise<void> {
  const found: CatalogueRecord[] = []
  for await (const page of allRecords(catalogue.database, 1000)) found.push(...page)
  all = found
}

function withCode(code: string): CatalogueRecord {
  const found = all.find(({ values }) => values['referenceCode'] === code)
  if (!found) throw new Error(`No record with the code ${code}`)
  return found
}

function everything(of: FigureLedger) {
  const options = { jump: 50 }
  return {
    overview: of.overview(options),
    claims: of.claims({ ...span, months: 0 }),
    findings: of.findings({ ...span, isDismissed: false, check: '', options }),
    report: of.report(of.reportSubjects('')),
    subjects: of.subjects('', 100)
  }
}

function ofAll(): FigureLedger {
  const whole = new FigureLedger()
  whole.put(all)
  return whole
}

beforeEach(async () => {
  catalogue = await newTestCatalogue()
  const entered = [...(sample as readonly EnteredRecord[]), ...others]
  await catalogue.saving.save(operationsOfEntered(entered, nextId))
  await read()
  ledger = new FigureLedger()
  const ids = all.filter(({ kind }) => kindsAlwaysRead.has(kind)).map(({ id }) => id)
  await takeUp(ledger, catalogue.database, ids)
})
afterEach(async () => catalogue.remove())

describe('what the figures read', () => {
  it('says the same as if everything had been read', () => {
    expect(ledger.overview({ jump: 50 }).figures).toBe(6)
    expect(everything(ledger)).toEqual(everything(ofAll()))
  })

  it('leaves out what no figure names', async () => {
    expect(ledger.knows(withCode('nobody').id)).toBe(false)
    const ids = [withCode('nobody').id, withCode('letter').id]
    expect(await takeUp(ledger, catalogue.database, ids)).toBe(false)
    expect(ledger.knows(withCode('letter').id)).toBe(false)
  })

  it('reads what a figure names also where it was entered together with it, and before it', async () => {
    const before = new Set(all.map(({ id }) => id))
    await catalogue.saving.save(operationsOfEntered(figureCatalogue, nextId))
    await read()
    const ids = all.map(({ id }) => id).filter(id => !before.has(id))
    expect(await takeUp(ledger, catalogue.database, ids)).toBe(true)
    expect(ledger.subjects('Relief', 5).map(({ title }) => title)).toEqual(['Test Relief'])
    expect(everything(ledger)).toEqual(everything(ofAll()))
  })

  it('follows a figure that names another authority, and what is said of that one afterwards', async () => {
    const figure = all.find(({ kind }) => kind === 'figure')
    if (!figure) throw new Error('The sample has no figure')
    const nobody = withCode('nobody')
    await catalogue.saving.save([setField(figure, 'accordingTo', nobody.id)])
    expect(await takeUp(ledger, catalogue.database, [figure.id])).toBe(true)
    await read()
    expect(ledger.knows(nobody.id)).toBe(true)
    expect(everything(ledger)).toEqual(everything(ofAll()))
    await catalogue.saving.save([setDeleted(withCode('nobody'), true)])
    expect(await takeUp(ledger, catalogue.database, [nobody.id])).toBe(true)
    expect(ledger.knows(nobody.id)).toBe(false)
    await read()
    await catalogue.saving.save([setDeleted(withCode('nobody'), false)])
    expect(await takeUp(ledger, catalogue.database, [nobody.id])).toBe(true)
    await read()
    expect(ledger.knows(nobody.id)).toBe(true)
    expect(everything(ledger)).toEqual(everything(ofAll()))
  })
})
