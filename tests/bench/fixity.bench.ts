import { createHash, randomBytes } from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { test } from 'vitest'
import { expectedPage } from '../../src/shared/fixity/fixity'
import type { Job } from '../../src/main/application/longJobs'
import { storedPath } from '../../src/main/attachments/fileStore'
import { createFixity } from '../../src/main/fixity/fixity'
import type { Fixity } from '../../src/main/fixity/fixity'
import { eventually } from '../helpers/eventually'
import { median, takeTurns, timed } from './measure'
import { report } from './rows'
import type { Measured } from './rows'
import { rounds, sizes, workFolder } from './settings'

const scans = Math.min(...sizes)
const bytesOfScan = 20 * 1024
const folder = join(workFolder, 'fixity')
const job: Job = { signal: new AbortController().signal, report: () => undefined }
/** Milliseconds in which one cycle of all scans must be over. */
const longestCycle = 90 * 24 * 60 * 60 * 1000

async function storeScans(): Promise<readonly string[]> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'catalogue.json'), '{}')
  const files: string[] = []
  for (let scan = 0; scan < scans; scan++) {
    const bytes = randomBytes(bytesOfScan)
    const file = createHash('sha256').update(bytes).digest('hex')
    const path = storedPath(folder, file)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, bytes)
    files.push(file)
  }
  return files
}

async function hashBare(files: readonly string[]): Promise<void> {
  for (const file of files) {
    createHash('sha256')
      .update(await readFile(storedPath(folder, file)))
      .digest('hex')
  }
}

async function watchOver(
  files: readonly string[],
  sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>
): Promise<Fixity> {
  const fixity = createFixity({
    appVersion: '0.0.0',
    log: { info: () => undefined, error: () => undefined },
    catalogue: () => ({ folder, device: 'abcdefghijklm', readOnly: null }),
    secondLocation: async () => null,
    onChange: () => undefined,
    sleep
  })
  await fixity.expect([], 'first')
  for (let from = 0; from < files.length; from += expectedPage) {
    await fixity.expect(files.slice(from, from + expectedPage), 'next')
  }
  await fixity.expect([], 'last')
  return fixity
}

async function untilEnded(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return
  await new Promise<void>(resolve => {
    signal.addEventListener('abort', () => {
      resolve()
    })
  })
}

/** All of them at once, as when that is asked for; the sweep stays asleep. */
async function checkAll(files: readonly string[]): Promise<number> {
  await rm(join(folder, 'fixity'), { recursive: true, force: true })
  const fixity = await watchOver(files, async (_milliseconds, signal) => untilEnded(signal))
  const time = await timed(async () => fixity.checkAll(job))
  const { counts } = await fixity.status()
  await fixity.close()
  if (counts.ok !== files.length) throw new Error(`${String(counts.ok)} scans were found sound`)
  return time
}

/** One cycle of the sweep, whose rests are counted and not waited for. */
async function sweepAll(files: readonly string[]): Promise<{ working: number; resting: number }> {
  await rm(join(folder, 'fixity'), { recursive: true, force: true })
  let resting = 0
  let isOver = false
  const start = performance.now()
  let working = 0
  const fixity = await watchOver(files, async (milliseconds, signal) => {
    if (isOver) return untilEnded(signal)
    resting += milliseconds
    await setImmediate()
  })
  await eventually(
    async () => {
      const { counts, cycle } = await fixity.status()
      if (counts.ok < files.length || cycle.ended === null) return false
      working = performance.now() - start
      isOver = true
      return true
    },
    true,
    10 * 60_000
  )
  await fixity.close()
  return { working, resting }
}

test('fixity of many scans, all at once and by the sweep', async () => {
  const files = await storeScans()
  const times = await takeTurns(rounds, {
    bare: async () => [await timed(async () => hashBare(files))],
    whole: async () => [await checkAll(files)]
  })
  const { working, resting } = await sweepAll(files)
  const peer = { name: 'read and SHA-256', value: median(times.bare) }
  const all = { name: 'the whole cycle', value: working + resting }
  const measured: Measured[] = [
    { what: 'fixity, all scans at once', n: scans, value: median(times.whole), peer },
    {
      what: 'fixity, work of one cycle',
      n: scans,
      value: working,
      peer: all,
      goal: { ratio: 0.05 }
    },
    { what: all.name, n: scans, value: all.value, goal: { value: longestCycle } }
  ]
  await report('fixity', measured)
  await rm(folder, { recursive: true })
})
