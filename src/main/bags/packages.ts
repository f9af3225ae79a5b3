import { randomUUID } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type {
  OpenedBag,
  PackageForm,
  PackageRecord,
  PackageScan,
  PackageSummary,
  PackageTarget,
  StoredScans,
  WrittenPackage
} from '../../shared/bags/package'
import { safeName } from '../../shared/attachments/safeName'
import type { Catalogues } from '../application/catalogues'
import type { Job, LongJobs } from '../application/longJobs'
import { Failure } from '../failure'
import { nodeOperations } from '../files/operations'
import type { Unfinished } from '../files/unfinished'
import { openPackage } from './openedPackage'
import type { OpenedPackage } from './openedPackage'
import { unpackZip } from './unpackZip'
import { freeTarget, packageTarget, writePackage } from './writtenPackage'
import type { PackageWriting } from './writtenPackage'

/** Packages to be exported and imported: BagIt bags with the catalogue's records and scans. */
export interface Packages {
  /** Null when no folder was chosen. */
  begin(form: PackageForm): Promise<PackageTarget | null>
  write(name: string, part: string, text: string): Promise<void>
  addScans(name: string, scans: readonly PackageScan[]): Promise<void>
  finish(name: string, job: string, summary: PackageSummary): Promise<WrittenPackage>
  abort(name: string): Promise<void>
  finishedPath(name: string): string
  /** Null when nothing was chosen. */
  open(job: string, form: PackageForm): Promise<OpenedBag | null>
  page(name: string, index: number): Promise<readonly PackageRecord[]>
  storeScans(name: string, job: string): Promise<StoredScans>
  close(name: string): Promise<void>
  end(): Promise<void>
}

export interface PackagesContext {
  readonly appVersion: string
  /** Where a package that came as one file is unpacked. */
  readonly temporary: string
  readonly catalogues: Pick<Catalogues, 'opened'>
  readonly longJobs: Pick<LongJobs, 'run'>
  readonly unfinished: Unfinished
  chooseFolder(): Promise<string | null>
  choosePackage(form: PackageForm): Promise<string | null>
}

interface Running {
  readonly writing: PackageWriting
  /** Calls of one package run one after the other, in the order in which they came. */
  last: Promise<unknown>
}

function ended(): Failure {
  return new Failure('exportEnded', 'This package is no longer open. Begin again.')
}

export function createPackages(context: PackagesContext): Packages {
  const exporting = createExporting(context)
  const importing = createImporting(context)
  return {
    ...exporting,
    ...importing,
    async end() {
      await exporting.endExports()
      await importing.endImports()
    }
  }
}

/** The packages being written, by name. */
function createRunning() {
  const running = new Map<string, Running>()

  async function discard(name: string, { writing }: Running): Promise<void> {
    running.delete(name)
    await writing.remove()
  }

  async function inTurn<Value>(name: string, work: (own: Running) => Promise<Value>) {
    const own = running.get(name)
    if (!own) throw ended()
    const turn = own.last.then(() => {
      if (running.get(name) !== own) throw ended()
      return work(own)
    })
    own.last = turn.catch(() => undefined)
    return turn
  }

  return {
    running,
    discard,
    inTurn,
    /** What fails leaves nothing behind. */
    orDiscard: async <Value>(name: string, work: (own: Running) => Promise<Value>) =>
      inTurn(name, async own => {
        try {
          return await work(own)
        } catch (error) {
          await discard(name, own)
          throw error
        }
      })
  }
}

function createExporting(context: PackagesContext) {
  const { appVersion, catalogues, longJobs, chooseFolder, unfinished } = context
  const { running, discard, inTurn, orDiscard } = createRunning()
  const finished = new Map<string, string>()

  return {
    async begin(form: PackageForm): Promise<PackageTarget | null> {
      const { folder: catalogueFolder } = catalogues.opened()
      const { id, title } = catalogues.opened().describe()
      const folder = await chooseFolder()
      if (folder === null) return null
      const target = await freeTarget(packageTarget(folder, safeName(title), form))
      const identity = { catalogueId: id, title, appVersion }
      const operations = nodeOperations
      const now = Date.now
      const options = { target, form, catalogueFolder, identity, operations, now, unfinished }
      const name = randomUUID()
      running.set(name, { writing: writePackage(options), last: Promise.resolve() })
      return { package: name, shownPath: target }
    },
    write: (name: string, part: string, text: string) =>
      orDiscard(name, ({ writing }) => writing.write(part, text)),
    addScans: (name: string, scans: readonly PackageScan[]) =>
      inTurn(name, async ({ writing }) => {
        writing.addScans(scans)
      }),
    finish: (name: string, job: string, summary: PackageSummary) =>
      orDiscard(name, async ({ writing }) => {
        const done = await longJobs.run(job, own => writing.finish(summary, own))
        running.delete(name)
        finished.set(name, done.shownPath)
        return done
      }),
    async abort(name: string) {
      if (running.has(name)) await inTurn(name, own => discard(name, own))
    },
    finishedPath(name: string) {
      const path = finished.get(name)
      if (path === undefined) throw ended()
      return path
    },
    async endExports() {
      await Promise.all([...running].map(([name, own]) => discard(name, own)))
    }
  }
}

interface Imported extends OpenedPackage {
  /** Of one that was unpacked, nothing is left. */
  remove(): Promise<void>
}

function createImporting(context: PackagesContext) {
  const { catalogues, longJobs, choosePackage } = context
  const opened = new Map<string, Imported>()

  function packageOf(name: string): OpenedPackage {
    const found = opened.get(name)
    if (!found) throw ended()
    return found
  }

  async function close(name: string): Promise<void> {
    const found = opened.get(name)
    opened.delete(name)
    await found?.pages.close()
    await found?.remove()
  }

  return {
    async open(job: string, form: PackageForm): Promise<OpenedBag | null> {
      const catalogue = catalogues.opened()
      const path = await choosePackage(form)
      if (path === null) return null
      for (const name of [...opened.keys()]) await close(name)
      const name = randomUUID()
      return longJobs.run(job, async own => {
        const { folder, remove } = await folderOf(path, form, context, own)
        let isKept = false
        try {
          const found = await openPackage(folder, catalogue.folder, name, own)
          if (found.opened) opened.set(name, { ...found.opened, remove })
          isKept = found.opened !== null
          return { ...found.bag, shownPath: path }
        } finally {
          if (!isKept) await remove()
        }
      })
    },
    page: async (name: string, index: number) => packageOf(name).pages.page(index),
    storeScans: async (name: string, job: string) => {
      const { folder } = catalogues.opened()
      const { storeScans } = packageOf(name)
      return longJobs.run(job, own => storeScans(folder, own))
    },
    close,
    async endImports() {
      for (const name of [...opened.keys()]) await close(name)
    }
  }
}

/** The bag's folder: as it was chosen, or unpacked into one that is removed again. */
async function folderOf(
  path: string,
  form: PackageForm,
  { temporary, unfinished }: PackagesContext,
  job: Job
): Promise<{ readonly folder: string; remove(): Promise<void> }> {
  if (form === 'folder') return { folder: path, remove: async () => undefined }
  const unpacked = join(temporary, `package.${randomUUID()}.tmp`)
  const forget = await unfinished.begin(unpacked)
  async function remove(): Promise<void> {
    await rm(unpacked, { recursive: true, force: true, maxRetries: 3 })
    await forget()
  }
  try {
    await mkdir(unpacked, { recursive: true })
    return { folder: await unpackZip(path, unpacked, job), remove }
  } catch (error) {
    await remove()
    throw error
  }
}
