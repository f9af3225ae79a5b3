import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CatalogueContext } from '../../src/renderer/services/catalogueContext'
import { start, untilOpen } from '../helpers/driver'
import type { Driver } from '../helpers/driver'
import { eventually } from '../helpers/eventually'
import { pictureOnFailure } from '../helpers/failurePicture'
import { electronPath } from '../helpers/launch'
import { redAidRecords } from '../helpers/redAidRecords'
import { createRedAid } from '../helpers/seeding'

const recordCount = redAidRecords.length + 1
let folder = ''
let driver: Driver
/** What a search finds: the same in every session. */
let titles: readonly string[] = []

type Root = Element & {
  readonly __vue_app__?: {
    readonly config: {
      readonly globalProperties: {
        readonly $pinia: { readonly _s: ReadonlyMap<string, { context: CatalogueContext | null }> }
      }
    }
  }
}

/** In the page: searches the open catalogue; titles, best first. */
async function found(text: string): Promise<readonly string[]> {
  return driver.page.evaluate(async sought => {
    const root = document.querySelector<Root>('#app')
    const stores = root?.__vue_app__?.config.globalProperties.$pinia._s
    const index = stores?.get('session')?.context?.index
    if (!index) return []
    const asked = { kind: null, text: sought, isTrash: false, filters: {}, sort: null }
    const { view, count } = await index.query(asked)
    return (await index.page(view, 0, count, [])).map(({ title }) => title)
  }, text)
}

/** In the page: "taken up" where the file of an earlier session would be; else what lies in its place. */
async function kept(): Promise<string> {
  return driver.page.evaluate(async () => {
    const root = document.querySelector<Root>('#app')
    const stores = root?.__vue_app__?.config.globalProperties.$pinia._s
    if (await stores?.get('session')?.context?.index.load('en')) return 'taken up'
    const files = await (await navigator.storage.getDirectory()).getDirectoryHandle('index')
    const found: string[] = []
    for await (const file of files.values()) {
      if (!(file instanceof FileSystemFileHandle)) continue
      found.push(`${file.name} (${(await file.getFile()).size} bytes)`)
    }
    return `not taken up: ${found.join(', ')}`
  })
}

/** In the page: writes over the beginning of every file of the index. */
async function damageFiles(): Promise<number> {
  return driver.page.evaluate(async () => {
    const root = await navigator.storage.getDirectory()
    const folder = await root.getDirectoryHandle('index')
    let damaged = 0
    for await (const file of folder.values()) {
      if (!(file instanceof FileSystemFileHandle)) continue
      const writing = await file.createWritable({ keepExistingData: true })
      await writing.write({ type: 'write', position: 40, data: 'damaged' })
      await writing.close()
      damaged++
    }
    return damaged
  })
}

async function restart(): Promise<void> {
  await driver.close()
  driver = await start({ folder })
  await untilOpen(driver, recordCount)
}

describe.skipIf(electronPath === undefined)('the index', () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'opis-index-'))
    driver = await start({ folder })
    await createRedAid(driver, join(folder, 'Каталог.opis'))
  })
  afterAll(async () => {
    await driver.close()
    await rm(folder, { recursive: true, maxRetries: 5 })
  })
  pictureOnFailure(() => driver)

  test('finds names in any script and romanisation', async () => {
    await eventually(async () => (await found('stassowa')).length > 0, true)
    const named = await found('Стасова')
    expect(named.length).toBeGreaterThan(0)
    expect(await found('Stasowa')).toEqual(named)
    titles = await found('aid')
    expect(titles.length).toBeGreaterThan(0)
  })

  test('is kept from one session to the next', async () => {
    await eventually(kept, 'taken up')
    await restart()
    await eventually(async () => found('aid'), titles)
    expect(await kept()).toBe('taken up')
  })

  test('is made anew where its file is damaged, and nothing is missed', async () => {
    await driver.close()
    driver = await start({ folder })
    await untilOpen(driver, recordCount)
    expect(await damageFiles()).toBeGreaterThan(0)
    expect(await kept()).toContain('not taken up')
    await restart()
    await eventually(async () => found('aid'), titles)
    await eventually(kept, 'taken up')
  })
})
