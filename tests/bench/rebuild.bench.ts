import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, test } from 'vitest'
import { electronPath } from '../helpers/launch'
import { catalogueOf } from './catalogue'
import { report } from './rows'
import type { Measured } from './rows'
import { sizes } from './settings'
import { openWindow } from './window'

/** The goal for 100,000 records; others in proportion. */
const secondsFor100000 = 30

/** In the page: all that the working copy holds, once more, by Dexie alone; reading it is not counted. */
async function putAll(): Promise<number> {
  const { database, peer } = window.bench
  if (!peer.isOpen()) await peer.open()
  let time = 0
  async function copy(name: 'records' | 'changes', key: string): Promise<void> {
    const [from, to] = [database.table(name), peer.table(name)]
    let page: Record<string, unknown>[] = await from.orderBy(':id').limit(1000).toArray()
    while (page.length > 0) {
      const start = performance.now()
      await to.bulkPut(page)
      time += performance.now() - start
      const last = page.at(-1)
      const after = key === 'id' ? last?.['id'] : [last?.['d'], last?.['n']]
      page = await from.where(key).above(after).limit(1000).toArray()
    }
  }
  await copy('records', 'id')
  await copy('changes', '[d+n]')
  return time
}

describe.skipIf(electronPath === undefined)('rebuild', () => {
  test('of the working copy from the journal', async () => {
    const measured: Measured[] = []
    for (const size of sizes) {
      const catalogue = await catalogueOf(size)
      await rm(join(catalogue.userData, 'IndexedDB'), { recursive: true, force: true })
      const { page, untilOpen, untilUsable, close } = await openWindow(catalogue)
      const peer = { name: 'Dexie bulkPut of the same rows', value: await page.evaluate(putAll) }
      await page.evaluate(async () => window.bench.peer.delete())
      await close()
      const goal = { value: (secondsFor100000 * 1000 * size) / 100_000 }
      measured.push(
        { what: 'rebuild, start until the list is there', n: size, value: untilUsable, peer, goal },
        { what: 'rebuild, replay of the journal', n: size, value: untilOpen, peer },
        { what: peer.name, n: size, value: peer.value }
      )
    }
    await report('rebuild', measured)
  })
})
