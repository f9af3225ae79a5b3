import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { setTimeout as delay } from 'node:timers/promises'
import { dirname, join } from 'node:path'
import { afterAll } from 'vitest'
import type { Job } from '../../../../src/main/application/longJobs'
import { storedPath } from '../../../../src/main/attachments/fileStore'
import { createFixity } from '../../../../src/main/fixity/fixity'
import type { Fixity } from '../../../../src/main/fixity/fixity'
import type { FixityEvent } from '../../../../src/main/fixity/event'
import type { FixityOptions, WatchedCatalogue } from '../../../../src/main/fixity/watchOver'
import type { FixityChange } from '../../../../src/shared/fixity/fixity'

export const device = 'abcdefghijklm'

const made: string[] = []
// At the top of the module: a hook asked for inside another hook never runs.
afterAll(() => Promise.all(made.map(folder => rm(folder, { recursive: true, force: true }))))

/** A catalogue folder with these files in its store. */
export async function catalogueFolder(contents: readonly string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'opis-fixity-'))
  made.push(folder)
  await writeFile(join(folder, 'catalogue.json'), '{}')
  for (const content of contents) {
    const path = storedPath(folder, hashOf(content))
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, content)
  }
  return folder
}

export function hashOf(content: string): string {
  return createHash('sha256').update(content).digest('hex')
}

export async function loggedIn(folder: string, name = device): Promise<readonly FixityEvent[]> {
  const text = await readFile(join(folder, 'fixity', `${name}.ndjson`), 'utf8')
  const lines = text.split('\n').filter(Boolean)
  return lines.map(line => JSON.parse(line) as FixityEvent)
}

export async function keptDamaged(folder: string): Promise<readonly string[]> {
  const damaged = join(folder, 'files', 'damaged')
  const names = await readdir(damaged).catch(() => [])
  return Promise.all(names.map(name => readFile(join(damaged, name), 'utf8')))
}

export const job: Job = { signal: new AbortController().signal, report: () => undefined }

export interface TestFixity extends Fixity {
  readonly changes: readonly FixityChange[]
  /** Milliseconds asked to rest. */
  readonly rests: number[]
  pass(milliseconds: number): void
}

/** Real files and a real log; only the clock is the test's: a rest takes a millisecond. */
export function testFixity(folder: string, given: Partial<FixityOptions> = {}): TestFixity {
  const changes: FixityChange[] = []
  const rests: number[] = []
  let time = Date.parse('2026-11-24T09:00:00Z')
  const catalogue: WatchedCatalogue = { folder, device, readOnly: null }
  const fixity = createFixity({
    appVersion: '0.0.0',
    log: { info: () => undefined, error: () => undefined },
    catalogue: () => catalogue,
    secondLocation: () => Promise.resolve(null),
    onChange: change => changes.push(change),
    now: () => time,
    async sleep(milliseconds) {
      rests.push(milliseconds)
      time++
      await delay(1)
    },
    ...given
  })
  return {
    ...fixity,
    changes,
    rests,
    pass(milliseconds) {
      time += milliseconds
    }
  }
}

/** A sweep that never begins, so that only what the test asks for is checked. */
export const withoutSweep: Partial<FixityOptions> = {
  sleep: (_milliseconds, signal) =>
    new Promise(resolve => {
      signal.addEventListener('abort', () => {
        resolve()
      })
    })
}

/** Says which files there should be, as the window does. */
export async function expectFiles(fixity: Fixity, contents: readonly string[]): Promise<void> {
  await fixity.expect([], 'first')
  await fixity.expect(contents.map(hashOf), 'next')
  await fixity.expect([], 'last')
}
