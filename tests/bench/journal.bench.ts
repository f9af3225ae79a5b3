import { createHash } from 'node:crypto'
import { open, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { test } from 'vitest'
import type { Changeset } from '../../src/shared/changeLog/changeset'
import { logged } from '../../src/shared/changeLog/journalAccess'
import type { CatalogueSession } from '../../src/main/catalogue/catalogueSession'
import { rememberedOf } from '../../src/main/journal/remembered'
import { scanJournal } from '../../src/main/journal/scanJournal'
import { catalogueOf, newCatalogue, openSession } from './catalogue'
import { generatedOperations } from './generated/operations'
import { median, takeTurns, timed } from './measure'
import { changesetOf } from './plainRows'
import { report } from './rows'
import type { Measured } from './rows'
import { rounds, sizes, workFolder } from './settings'

const groupLength = 1000
const singles = 100
const bytesPerRead = 4_000_000

/** What opening must do at least: read every line, check its CRC and its hash, and parse it. */
async function readBare(folder: string): Promise<void> {
  for (const name of await readdir(folder, { recursive: true })) {
    if (!name.endsWith('.ndjson')) continue
    const bytes = await readFile(join(folder, name))
    for (let start = 0; start < bytes.length;) {
      const end = bytes.indexOf(0x0a, start)
      const json = bytes.subarray(start + 9, end)
      crc32(json)
      createHash('sha256').update(json).digest('hex')
      JSON.parse(json.toString())
      start = end + 1
    }
  }
}

async function readAll(session: CatalogueSession): Promise<void> {
  let positions: Record<string, number> = {}
  for (;;) {
    const { texts, isComplete } = await session.journal.readTexts(positions, bytesPerRead)
    for (const { d, n } of logged(texts).changesets) positions = { ...positions, [d]: n }
    if (isComplete) return
  }
}

async function measureReading(size: number): Promise<readonly Measured[]> {
  const catalogue = await catalogueOf(size)
  const journal = join(catalogue.path, 'journal')
  const session = await openSession(catalogue)
  const known = rememberedOf((await scanJournal(journal)).devices)
  const times = await takeTurns(rounds, {
    bare: async () => [await timed(() => readBare(journal))],
    scan: async () => [await timed(() => scanJournal(journal))],
    again: async () => [await timed(() => scanJournal(journal, { known }))],
    read: async () => [await timed(() => readAll(session))]
  })
  await session.close()
  const peer = { name: 'read, CRC, SHA-256, JSON.parse', value: median(times.bare) }
  return [
    { what: 'journal, open and verify', n: size, value: median(times.scan), peer },
    { what: 'journal, open what was verified before', n: size, value: median(times.again), peer },
    { what: 'journal, read all for replay', n: size, value: median(times.read), peer }
  ]
}

async function measureAppending(): Promise<readonly Measured[]> {
  const session = await openSession(await newCatalogue('appending'))
  const path = join(workFolder, 'bare')
  const file = await open(path, 'w')
  const drafts = Array.from({ length: groupLength }, (_, index) => ({
    ops: generatedOperations(index),
    by: 'generated'
  }))
  const changesets = drafts.map(({ ops }, n) => changesetOf(ops, n + 1))
  async function sync(group: readonly Changeset[]): Promise<void> {
    const lines = group.map(made => {
      const json = Buffer.from(JSON.stringify(made))
      createHash('sha256').update(json).digest('hex')
      crc32(json)
      return json
    })
    await file.write(Buffer.concat(lines))
    await file.datasync()
  }
  const times = await takeTurns(rounds, {
    single: async () => {
      const taken: number[] = []
      for (const draft of drafts.slice(0, singles)) {
        taken.push(await timed(() => session.journal.append([draft])))
      }
      return taken
    },
    bareSingle: async () => {
      const taken: number[] = []
      for (const made of changesets.slice(0, singles)) taken.push(await timed(() => sync([made])))
      return taken
    },
    group: async () => [await timed(() => session.journal.append(drafts))],
    bareGroup: async () => [await timed(() => sync(changesets))]
  })
  await session.close()
  await file.close()
  await rm(path)
  const name = 'JSON, SHA-256, CRC, fdatasync'
  return [
    {
      what: 'journal, append one',
      n: 1,
      value: median(times.single),
      peer: { name, value: median(times.bareSingle) }
    },
    {
      what: 'journal, append 1,000 together',
      n: groupLength,
      value: median(times.group),
      peer: { name, value: median(times.bareGroup) }
    }
  ]
}

test('the journal: appending, opening, reading', async () => {
  const measured = [...(await measureAppending())]
  for (const size of sizes) measured.push(...(await measureReading(size)))
  await report('journal', measured)
})
