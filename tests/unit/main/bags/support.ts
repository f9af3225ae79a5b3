import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import type { Job } from '../../../../src/main/application/longJobs'
import type { BagReport } from '../../../../src/shared/bags/bagReport'
import { validateBag } from '../../../../src/main/bags/validateBag'

export const quiet: Job = { signal: new AbortController().signal, report: () => undefined }

const made: string[] = []
// At the top of the module: a hook asked for inside another hook never runs.
afterAll(() => Promise.all(made.map(folder => rm(folder, { recursive: true, force: true }))))

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'opis-bags-'))
  made.push(folder)
  return folder
}

export async function reportOf(folder: string): Promise<BagReport> {
  return (await validateBag(folder, quiet)).report
}

export function codesOf(problems: BagReport['errors']): string[] {
  return [...new Set(problems.map(({ code }) => code))].sort()
}
