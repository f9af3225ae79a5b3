import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SnapshotManifest } from '../../src/shared/snapshots/manifest'
import { create, newSubject, setField } from '../../src/shared/changeLog/edit'
import { start, untilOpen } from '../helpers/driver'
import type { Driver } from '../helpers/driver'
import { eventually } from '../helpers/eventually'
import { electronPath } from '../helpers/launch'
import { createCatalogue, writeOperations } from '../helpers/seeding'

let folder = ''
let catalogue = ''
let driver: Driver

async function snapshots(): Promise<readonly SnapshotManifest[]> {
  const files = (await readdir(join(catalogue, 'snapshots'))).sort()
  const manifests = files.filter(file => file.endsWith('.json'))
  // Whatever has a manifest has its data, and nothing else is left.
  expect(files).toEqual(
    manifests.flatMap(file => [file, file.replace(/json$/, 'ndjson.gz')]).sort()
  )
  const texts = manifests.map(file => readFile(join(catalogue, 'snapshots', file), 'utf8'))
  return (await Promise.all(texts)).map(text => JSON.parse(text) as SnapshotManifest)
}

function sections(count: number, prefix: string) {
  return Array.from({ length: count }, (_, index) => {
    const subject = newSubject(`${prefix}-${String(index)}`, 'section')
    return [create(subject), setField(subject, 'seat', 'Москва '.repeat(20))]
  }).flat()
}

/** Counts are written as English writes them. */
async function untilCounted(records: string): Promise<void> {
  const all = driver.page.getByRole('button', { name: /^All records/ })
  await eventually(async () => (await all.innerText()).includes(records), true)
}

async function restart(): Promise<void> {
  await driver.close()
  driver = await start({ folder })
  await untilOpen(driver)
}

describe.skipIf(electronPath === undefined)('snapshots by themselves', () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'opis-snapshots-'))
    catalogue = join(folder, 'Фонд.opis')
    driver = await start({ folder })
    await createCatalogue(driver, catalogue, 'Фонд 538')
  })
  afterAll(async () => {
    await driver.close()
    await rm(folder, { recursive: true, maxRetries: 5 })
  })

  test('none is taken of an empty catalogue', async () => {
    await restart()
    expect(await snapshots()).toEqual([])
  })

  test('one is taken on closing when something was changed, and not again when nothing was', async () => {
    await writeOperations(driver, sections(3, 'small'))
    await restart()
    expect(await snapshots()).toMatchObject([{ reason: 'closing', records: 3, lines: 3 }])
    await restart()
    expect(await snapshots()).toHaveLength(1)
  })

  test('a larger one is written by a process of its own', async () => {
    await writeOperations(driver, sections(4000, 'many'))
    await untilCounted('4,003')
    await restart()
    const taken = await snapshots()
    expect(taken.at(-1)).toMatchObject({ records: 4003, byKind: { section: 4003 } })
    expect(taken.at(-1)?.textBytes).toBeGreaterThan(1_000_000)
    await untilCounted('4,003')
  })

  test('one that is being written when the power fails leaves nothing behind', async () => {
    const before = await snapshots()
    await writeOperations(driver, sections(4000, 'more'))
    await untilCounted('8,003')
    const { pid } = driver.application.process()
    await driver.application.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.close()
    })
    const isWriting = async () =>
      (await readdir(join(catalogue, 'snapshots'))).some(file => file.endsWith('.tmp'))
    await eventually(isWriting, true)
    if (pid !== undefined) process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL')
    await driver.close()
    expect(existsSync(catalogue)).toBe(true)
    driver = await start({ folder })
    await untilCounted('8,003')
    expect(await snapshots()).toEqual(before)
  })
})
