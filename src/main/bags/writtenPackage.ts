import { rename, rm, stat } from 'node:fs/promises'
import { randomUUID } from 'node:crypto'
import { basename, dirname, extname, join } from 'node:path'
import { packageParts } from '../../shared/bags/package'
import type {
  PackageForm,
  PackageScan,
  PackageScanFailure,
  PackageSummary,
  WrittenPackage
} from '../../shared/bags/package'
import { safeNames } from '../../shared/attachments/safeName'
import type { Job } from '../application/longJobs'
import { placeOf } from '../attachments/fileStore'
import { writeFailure } from '../exports/writeFailure'
import { Failure } from '../failure'
import { freeSpace, fsyncFolder } from '../files/durable'
import { freePath } from '../files/freePath'
import { isMissing } from '../files/operations'
import type { FileOperations } from '../files/operations'
import { createBagWriter } from './bagWriter'
import type { BagWriter } from './bagWriter'
import type { Unfinished } from '../files/unfinished'
import type { BagFile } from './listing'
import { packZip } from './packZip'
import { namesHeader, namesRow, packageInfo } from './packageTexts'
import type { NamedScan, PackageIdentity } from './packageTexts'
import { readme } from './readme'
import { checkZip } from './unpackZip'
import { validateBag } from './validateBag'

export interface PackageOptions {
  /** Where the package stands when it is finished. */
  readonly target: string
  readonly form: PackageForm
  readonly catalogueFolder: string
  readonly identity: PackageIdentity
  readonly operations: FileOperations
  readonly now: () => number
  readonly unfinished?: Pick<Unfinished, 'begin'>
}

/** A package while it is written: nothing stands under its name before it was read back and found valid. */
export interface PackageWriting {
  write(part: string, text: string): Promise<void>
  addScans(scans: readonly PackageScan[]): void
  finish(summary: PackageSummary, job: Job): Promise<WrittenPackage>
  remove(): Promise<void>
}

interface Writing extends PackageOptions {
  readonly partial: string
  readonly writer: BagWriter
}

export function writePackage(options: PackageOptions): PackageWriting {
  const partial = `${options.target}.${randomUUID().slice(0, 8)}.partial`
  const writer = createBagWriter(partial, options.operations)
  const writing: Writing = { ...options, partial, writer }
  const scans: PackageScan[] = []
  const noted = options.unfinished?.begin(partial)
  const forget = async (): Promise<void> => {
    await (
      await noted
    )?.()
  }
  return {
    async write(part, text) {
      const name = packageParts.get(part)
      if (name === undefined) throw new Failure('invalidArguments', `There is no part ${part}.`)
      await noted
      await orFailure(options.target, () => writer.append(name, text))
    },
    addScans(more) {
      scans.push(...more)
    },
    async finish(summary, job) {
      const written = await orFailure(options.target, () => finish(writing, scans, summary, job))
      await forget()
      return written
    },
    async remove() {
      await writer.remove()
      await forget()
    }
  }
}

async function orFailure<Value>(path: string, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work()
  } catch (error) {
    throw writeFailure(error, path)
  }
}

async function finish(
  writing: Writing,
  scans: readonly PackageScan[],
  summary: PackageSummary,
  job: Job
): Promise<WrittenPackage> {
  const { writer, identity, now, partial } = writing
  // So that both stand in a package of no records, and it is known as one of ours.
  await writer.append('data/records.ndjson', '')
  await writer.append('data/changes.ndjson', '')
  const named = await copyScans(writing, scans, job)
  const failed = named.flatMap(({ failure }) => failure ?? [])
  const [first] = failed
  if (first && summary.isStrict) {
    throw new Failure('scansIncomplete', `${String(failed.length)} scans, first ${first.name}`)
  }
  await writer.append('data/names.csv', namesHeader)
  for (const { scan } of named) await writer.append('data/names.csv', namesRow(scan))
  await writer.append('data/README.txt', readme)
  const copied = named.length - failed.length
  await writer.complete(packageInfo(identity, summary, copied, failed, now()))
  const { report, listing } = await validateBag(partial, {
    signal: job.signal,
    report: (_step, done, total) => {
      job.report('verifying', done, total)
    }
  })
  if (report.verdict === 'invalid') {
    const [error] = report.errors
    throw new Failure('packageNotVerified', `${error?.code ?? ''} ${error?.file ?? ''}`)
  }
  job.signal.throwIfAborted()
  const isFolder = writing.form === 'folder'
  const ready = isFolder ? partial : await packed(writing, [...listing.files.values()], job)
  const shownPath = await putInPlace(writing, ready)
  if (!isFolder) await rm(partial, { recursive: true, force: true })
  return { shownPath, files: report.files, bytes: report.bytes, scans: copied, failed }
}

interface CopiedScan {
  readonly scan: NamedScan
  readonly failure: PackageScanFailure | null
}

async function copyScans(
  { writer, catalogueFolder, target, form }: Writing,
  scans: readonly PackageScan[],
  job: Job
): Promise<readonly CopiedScan[]> {
  const names = safeNames(scans.map(({ originalName }) => originalName))
  const sources: string[] = []
  for (const { sha256 } of scans) sources.push(await placeOf(catalogueFolder, sha256))
  const sizes: number[] = []
  for (const source of sources) sizes.push(await sizeOf(source))
  const total = sizes.reduce((sum, size) => sum + size, 0)
  const needed = form === 'zip' ? total * 2 : total
  if (needed > (await freeSpace(dirname(target)))) {
    throw new Failure('diskFull', `The scans need ${String(needed)} bytes`)
  }
  const copied: CopiedScan[] = []
  let done = 0
  job.report('scans', 0, total)
  for (const [index, scan] of scans.entries()) {
    const name = names[index] ?? scan.sha256
    const source = sources[index] ?? ''
    const place = `data/scans/${name}`
    const outcome = await writer.copy(place, source, scan.sha256, job.signal, bytes => {
      done += bytes
      job.report('scans', done, total)
    })
    const inBag = outcome === 'copied' ? { name, size: sizes[index] ?? 0 } : null
    const { sha256, originalName } = scan
    const failure = outcome === 'copied' ? null : { sha256, name: originalName, code: outcome }
    copied.push({ scan: { ...scan, inBag }, failure })
  }
  return copied
}

async function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    (error: unknown) => {
      if (isMissing(error)) return 0
      throw error
    }
  )
}

/** Packs the bag, which was found valid, into one file and reads that back too; it lies in the folder meanwhile. */
async function packed(
  { partial, target }: Writing,
  files: readonly BagFile[],
  job: Job
): Promise<string> {
  const path = join(partial, 'package.zip')
  await packZip(path, basename(target, extname(target)), files, job)
  await checkZip(path, job)
  return path
}

/** Nothing is ever replaced: where the name was taken meanwhile, the next free one is used. */
async function putInPlace({ target, operations }: Writing, ready: string): Promise<string> {
  const free = await freeTarget(target)
  await rename(ready, free)
  await fsyncFolder(dirname(free), operations)
  return free
}

/** The target, or the first of its names with a number that nothing has. */
export async function freeTarget(target: string): Promise<string> {
  const extension = extname(target)
  return freePath(dirname(target), basename(target, extension), extension)
}

export function packageTarget(folder: string, fileName: string, form: PackageForm): string {
  return join(folder, fileName + (form === 'zip' ? '.zip' : '.bag'))
}
