import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Checkpoint } from '../../../../../src/renderer/worker/index/checkpoint'
import type { CheckpointStore } from '../../../../../src/renderer/worker/index/checkpointStore'
import { createIndexService } from '../../../../../src/renderer/worker/index/service'
import type { RecordSource } from '../../../../../src/renderer/worker/index/service'
import type { CatalogueIndex } from '../../../../../src/renderer/worker/indexTypes'
import type { CatalogueRecord } from '../../../../../src/shared/records/record'
import { generatedRecord } from '../../../../bench/generated/records'
import { readerOf } from '../../../../helpers/recordReader'
import { recordsOf } from '../../../../helpers/records'

const generated = recordsOf(Array.from({ length: 1000 }, (_, at) => generatedRecord(at)))
/** Longer than the service waits before it keeps what changed. */
const longEnough = 60_000

function memoryStore(): CheckpointStore & { kept: Checkpoint | null } {
  return {
    kept: null,
    read() {
      return Promise.resolve(structuredClone(this.kept))
    },
    write(checkpoint) {
      this.kept = structuredClone(checkpoint)
      return Promise.resolve(true)
    }
  }
}

const quiet = () => undefined

/** A working copy in memory, whose reading can be held up. */
function workingCopy(records: readonly CatalogueRecord[]) {
  const byId = new Map(records.map(record => [record.id, record]))
  const reader = readerOf(() => [...byId.values()])
  const positions: Record<string, number> = { device: 1 }
  let held: Promise<void> = Promise.resolve()
  const source: RecordSource = {
    async read(ids) {
      await held
      return reader.read(ids)
    },
    mentioning: reader.mentioning,
    async *all(pageSize) {
      const all = [...byId.values()]
      for (let from = 0; from < all.length; from += pageSize) {
        await held
        yield all.slice(from, from + pageSize)
      }
    },
    state: () => Promise.resolve({ catalogueId: 'catalogue', positions: { ...positions } })
  }
  return {
    source,
    put(record: CatalogueRecord, n: number): void {
      byId.set(record.id, record)
      positions['device'] = n
    },
    hold(): () => void {
      let release = (): void => undefined
      held = new Promise(resolve => (release = resolve))
      return release
    }
  }
}

async function opened(
  source: RecordSource,
  checkpoints: CheckpointStore,
  onNotKept: (message: string) => void = quiet
): Promise<CatalogueIndex> {
  const service = createIndexService(() => Promise.resolve({ source, checkpoints }))
  await service.open('', onNotKept)
  return service
}

async function titles(service: CatalogueIndex): Promise<readonly string[]> {
  const asked = { kind: null, text: '', isTrash: false, filters: {}, sort: null }
  const { view, count } = await service.query(asked)
  return (await service.page(view, 0, count, [])).map(({ title }) => title)
}

describe('the index of one session after the other', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    vi.stubGlobal('navigator', { userAgent: 'of the test' })
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })

  async function built(records: readonly CatalogueRecord[]) {
    const copy = workingCopy(records)
    const store = memoryStore()
    const service = await opened(copy.source, store)
    const building = service.build('en', quiet)
    await vi.advanceTimersByTimeAsync(longEnough)
    await building
    return { copy, store, service }
  }

  it('keeps the latest lists; those given back push none out', async () => {
    const { service } = await built(generated)
    const asked = { kind: null, text: '', isTrash: false, filters: {}, sort: null }
    const shown = await service.query(asked)
    for (let count = 0; count < 50; count++) service.release((await service.query(asked)).view)
    expect(await service.rows(shown.view, 0, 1)).toHaveLength(1)
    for (let count = 0; count < 50; count++) await service.query(asked)
    expect(await service.rows(shown.view, 0, 1)).toEqual([])
  })

  it('takes up what was kept: counts, order, titles made of others', async () => {
    const { copy, store, service } = await built(generated)
    const next = await opened(copy.source, store)
    expect(await next.load('en')).toEqual({ device: 1 })
    expect(await next.counts()).toEqual(await service.counts())
    expect(await titles(next)).toEqual(await titles(service))
  })

  it('titles made of others follow a change after a restart', async () => {
    const { copy, store } = await built(generated)
    const next = await opened(copy.source, store)
    await next.load('en')
    const figure = generated.find(({ kind }) => kind === 'figure')
    const subject = generated.find(({ id }) => figure?.refs.includes(id))
    if (!subject || !figure) throw new Error('No figure among the generated records')
    const names = [{ key: 'x', order: 'V', value: { text: 'Новое имя' } }]
    const titled = { names, title: 'Новое имя' } as unknown as CatalogueRecord['values']
    copy.put({ ...subject, values: { ...subject.values, ...titled } }, 2)
    await next.update([subject.id], { device: 2 })
    const [label] = await next.labels([figure.id])
    expect(label?.title).toContain('Новое имя')
  })

  it.each([
    ['of another language', 'ru', 1],
    ['that knows more than the working copy', 'en', 0]
  ] as const)('leaves what was kept %s', async (_, locale, n) => {
    const { copy, store } = await built(generated.slice(0, 10))
    copy.put(generated[0] as CatalogueRecord, n)
    expect(await (await opened(copy.source, store)).load(locale)).toBeNull()
  })

  it('tells once that nothing can be kept, until it can be again', async () => {
    const copy = workingCopy(generated.slice(0, 10))
    const store = memoryStore()
    const told: string[] = []
    let isFull = true
    const failing: CheckpointStore = {
      read: async () => store.read(),
      async write(checkpoint) {
        if (isFull) throw new Error('The disk is full')
        return store.write(checkpoint)
      }
    }
    const service = await opened(copy.source, failing, message => told.push(message))
    const building = service.build('en', quiet)
    await vi.advanceTimersByTimeAsync(longEnough)
    await building
    async function change(): Promise<void> {
      await service.update([], { device: 2 })
      await vi.advanceTimersByTimeAsync(longEnough)
    }
    await change()
    expect(told).toEqual(['The disk is full'])
    isFull = false
    await change()
    expect(store.kept).not.toBeNull()
    isFull = true
    await change()
    expect(told).toHaveLength(2)
  })

  it.each([
    ['another window writes', () => Promise.resolve(false)],
    ['the file is held', () => Promise.reject(new Error('No modification allowed'))]
  ])('is kept a while later where %s, without a further change', async (_, refuse) => {
    const copy = workingCopy(generated.slice(0, 10))
    const store = memoryStore()
    const refused = vi.fn(refuse)
    const busy: CheckpointStore = {
      read: async () => store.read(),
      write: async checkpoint =>
        refused.mock.calls.length < 3 ? refused() : store.write(checkpoint)
    }
    const service = await opened(copy.source, busy)
    const building = service.build('en', quiet)
    await vi.advanceTimersByTimeAsync(100)
    await building
    await vi.advanceTimersByTimeAsync(5000)
    expect(store.kept).toBeNull()
    await vi.advanceTimersByTimeAsync(5000)
    expect(store.kept).toMatchObject({ positions: { device: 1 } })
    store.kept = null
    await vi.advanceTimersByTimeAsync(longEnough)
    expect(store.kept).toBeNull()
  })

  it('a record changed after its page was read ahead stays as it is now', async () => {
    const copy = workingCopy(generated)
    const [first, second] = generated.slice(500)
    if (!first || !second) throw new Error('There are too few records')
    const changed = { ...second, id: first.id }
    let release = (): void => undefined
    const held = new Promise<void>(resolve => (release = resolve))
    const source: RecordSource = {
      ...copy.source,
      async *all() {
        await held
        yield generated.slice(0, 500)
        yield generated.slice(500)
      }
    }
    const service = await opened(source, memoryStore())
    const building = service.build('en', quiet)
    copy.put(changed, 2)
    const updating = service.update([first.id], { device: 2 })
    release()
    await vi.advanceTimersByTimeAsync(longEnough)
    await Promise.all([building, updating])
    const [label, wanted] = await service.labels([first.id, second.id])
    expect(label?.title).toBe(wanted?.title)
  })

  it('what is kept never claims more than it holds', async () => {
    const { copy, store, service } = await built(generated.slice(0, 1))
    const many = generated.slice(0, 900)
    for (const record of many) copy.put(record, 2)
    await service.update([generated[0]?.id ?? ''], { device: 1 })
    const go = copy.hold()
    const updates = [
      service.update(
        many.map(({ id }) => id),
        { device: 2 }
      ),
      service.update([generated[0]?.id ?? ''], { device: 3 })
    ]
    store.kept = null
    await vi.advanceTimersByTimeAsync(longEnough)
    go()
    await vi.waitUntil(() => store.kept !== null)
    expect(store.kept).toMatchObject({ positions: { device: 1 } })
    await Promise.all(updates)
    await vi.advanceTimersByTimeAsync(longEnough)
    expect(store.kept).toMatchObject({ positions: { device: 3 } })
  })

  it('an index that takes the place of one being kept up claims nothing of it', async () => {
    const { copy, store, service } = await built(generated.slice(0, 900))
    const changed = { ...(generated[0] as CatalogueRecord), updatedAt: 1 }
    copy.put(changed, 2)
    const go = copy.hold()
    const update = service.update([changed.id], { device: 2 })
    expect(await service.load('en')).toEqual({ device: 1 })
    go()
    await update
    store.kept = null
    await vi.advanceTimersByTimeAsync(longEnough)
    await vi.waitUntil(() => store.kept !== null)
    expect(store.kept).toMatchObject({ positions: { device: 1 } })
  })
})
