import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import sample from '../../../../../resources/sample/international-red-aid.json'
import { allRecords } from '../../../../../src/renderer/db/repositories/records'
import type { FiguresIndex } from '../../../../../src/renderer/worker/figures/figuresIndex'
import { createFiguresService } from '../../../../../src/renderer/worker/figures/service'
import { setField } from '../../../../../src/shared/changeLog/edit'
import { kindsAlwaysRead } from '../../../../../src/shared/figures/facts'
import { operationsOfEntered } from '../../../../../src/shared/records/entered'
import type { EnteredRecord } from '../../../../../src/shared/records/entered'
import type { CatalogueRecord } from '../../../../../src/shared/records/record'
import { newTestCatalogue } from '../../../../helpers/catalogue'
import type { TestCatalogue } from '../../../../helpers/catalogue'
import { figureCatalogue } from '../../../../helpers/figureCatalogue'
import { memoryPrivateFile } from '../../../../helpers/memoryFile'
import { seeded } from '../../../../helpers/random'
import { nextId } from '../../../shared/records/makeRecord'

const span = { from: 0, count: 1000 }
const options = { jump: 50 }

let catalogue: TestCatalogue
let kept: ReturnType<typeof memoryPrivateFile>

async function records(): Promise<readonly CatalogueRecord[]> {
  const found: CatalogueRecord[] = []
  for await (const page of allRecords(catalogue.database, 1000)) found.push(...page)
  return found
}

async function begun(): Promise<FiguresIndex> {
  const opened = { database: catalogue.database, kept }
  const service = createFiguresService(() => Promise.resolve(opened), { records: 1, after: 0 })
  await service.open(catalogue.database.name)
  return service
}

async function build(service: FiguresIndex): Promise<void> {
  const all = await records()
  await service.build(all.filter(({ kind }) => kindsAlwaysRead.has(kind)).map(({ id }) => id))
}

async function untilKept(): Promise<Uint8Array> {
  return vi.waitFor(() => {
    if (!kept.bytes) throw new Error('Nothing was kept')
    return kept.bytes
  })
}

async function everything(of: FiguresIndex) {
  return {
    overview: await of.overview(options),
    claims: await of.claims({ ...span, months: 0 }),
    findings: await of.findings({ ...span, isDismissed: false, check: '', options }),
    report: await of.report(await of.reportSubjects('')),
    subjects: await of.subjects('', 100)
  }
}

async function enter(entered: readonly EnteredRecord[]): Promise<void> {
  await catalogue.saving.save(operationsOfEntered(entered, nextId))
}

beforeEach(async () => {
  vi.stubGlobal('navigator', { userAgent: 'of the test' })
  catalogue = await newTestCatalogue()
  kept = memoryPrivateFile()
  await enter(sample as readonly EnteredRecord[])
})
afterEach(async () => {
  vi.unstubAllGlobals()
  await catalogue.remove()
})

describe('what is known of the figures', () => {
  it('is there again in the next session, without any record being read', async () => {
    const first = await begun()
    expect(await first.load()).toBe(false)
    await build(first)
    await untilKept()
    await catalogue.database.records.clear()
    const next = await begun()
    expect(await next.load()).toBe(true)
    const { report, ...others } = await everything(first)
    expect(await everything(next)).toMatchObject(others)
    expect(others.overview.figures).toBe(6)
    expect(report.length).toBeGreaterThan(0)
  })

  it('is not asked for before it is there', async () => {
    const service = await begun()
    const asked = service.overview(options)
    await service.load()
    await build(service)
    expect((await asked).figures).toBe(6)
    await untilKept()
  })

  it('takes up what changed since, as if all had been read anew', async () => {
    await build(await begun())
    const before = await untilKept()
    const figure = (await records()).find(({ kind }) => kind === 'figure')
    if (!figure) throw new Error('The sample has no figure')
    await catalogue.saving.save([setField(figure, 'rank', 'deprecated')])
    await enter(figureCatalogue)
    kept.bytes = before as Uint8Array<ArrayBuffer>
    const next = await begun()
    expect(await next.load()).toBe(true)
    const anew = await begun()
    await build(anew)
    expect(await everything(next)).toEqual(await everything(anew))
  })

  it('keeps what was saved while it is kept', async () => {
    const first = await begun()
    await build(first)
    await untilKept()
    kept.bytes = null
    const before = (await records()).map(({ id }) => id)
    await enter(figureCatalogue)
    const entered = (await records()).map(({ id }) => id).filter(id => !before.includes(id))
    expect(await first.update(entered)).toBe(true)
    await untilKept()
    const next = await begun()
    await next.load()
    expect(await everything(next)).toEqual(await everything(first))
  })

  it('is made anew where it is damaged, torn, of another catalogue or of a later state', async () => {
    await build(await begun())
    const whole = (await untilKept()).slice()
    const random = seeded(3)
    for (let round = 0; round < 30; round++) {
      const at = Math.floor(random() * whole.length)
      const damaged = whole.slice()
      damaged[at] = (damaged[at] ?? 0) ^ 0x41
      kept.bytes = damaged
      expect([round, at, await (await begun()).load()]).toEqual([round, at, false])
      kept.bytes = whole.slice(0, at)
      expect(await (await begun()).load()).toBe(false)
    }
    kept.bytes = whole
    const state = await catalogue.database.meta.get('replay')
    if (!state) throw new Error('No state of replay')
    await catalogue.database.meta.put({ ...state, positions: {} })
    expect(await (await begun()).load()).toBe(false)
    await catalogue.database.meta.put({ ...state, catalogueId: 'another' })
    expect(await (await begun()).load()).toBe(false)
    await catalogue.database.meta.put(state)
    expect(await (await begun()).load()).toBe(true)
  })

  it('quotes in a report what the citations quote', async () => {
    await enter(figureCatalogue)
    const service = await begun()
    await build(service)
    const report = JSON.stringify(await service.report(await service.reportSubjects('')))
    expect(report).toContain('According to the table')
  })
})
