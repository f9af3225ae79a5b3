import { changesFile, recordsFile } from '../../shared/bags/package'
import type { LineProblem } from '../../shared/bags/package'
import { textOf } from '../../shared/records/record'
import type { CatalogueRecord } from '../../shared/records/record'
import type { Job } from '../application/longJobs'
import { readLines } from '../journal/readLines'
import type { RawLine } from '../journal/readLines'
import type { BagFile, Listing } from './listing'
import { LineRefusal, operationsOfLine, recordOfLine } from './packageLines'

/** Records in one call. */
const recordsInPage = 200
const mostProblems = 2000

/** Where a line stands in its file. */
export interface Place {
  readonly offset: number
  readonly length: number
}

export interface ScanOfPackage {
  readonly sha256: string
  readonly name: string
}

/** What was found in the two files of a package; the lines themselves stay on the disk. */
export interface PackageIndex {
  readonly records: BagFile
  readonly changes: BagFile | undefined
  /** Good lines of records, page by page. */
  readonly pages: readonly (readonly Place[])[]
  /** By record, the lines of the history that speak of it. */
  readonly history: ReadonlyMap<string, readonly Place[]>
  readonly scans: readonly ScanOfPackage[]
  readonly count: number
  readonly problems: readonly LineProblem[]
  readonly unlisted: number
}

interface Problems {
  readonly list: LineProblem[]
  unlisted: number
}

/** Reads a line; a refusal is noted with its place. */
function attempt(problems: Problems, file: string, line: number, read: () => void): void {
  try {
    read()
  } catch (error) {
    if (!(error instanceof LineRefusal)) throw error
    if (problems.list.length >= mostProblems) problems.unlisted++
    else problems.list.push({ file, line, code: error.code, detail: error.message })
  }
}

/** Reads both files once, to their ends; null for a bag that is no package of ours. */
export async function indexPackage(listing: Listing, job: Job): Promise<PackageIndex | null> {
  const records = listing.files.get(recordsFile)
  const changes = listing.files.get(changesFile)
  if (!records) return null
  const problems: Problems = { list: [], unlisted: 0 }
  const found = await indexRecords(records, problems, job)
  const history = await indexChanges(changes, problems, job)
  return {
    records,
    changes,
    ...found,
    history,
    problems: problems.list,
    unlisted: problems.unlisted
  }
}

async function indexRecords(file: BagFile, problems: Problems, job: Job) {
  const pages: Place[][] = []
  const scans: ScanOfPackage[] = []
  const seen = new Set<string>()
  await eachLine(file, job, 'reading', (line, number) => {
    attempt(problems, recordsFile, number, () => {
      if (line.isTooLong) throw new LineRefusal('tooLong')
      const record = recordOfLine(line.bytes)
      if (seen.has(record.id)) throw new LineRefusal('repeated', record.id)
      seen.add(record.id)
      if (record.kind === 'scan') scans.push(scanOf(record))
      let page = pages.at(-1)
      if (!page || page.length >= recordsInPage) pages.push((page = []))
      page.push({ offset: line.offset, length: line.bytes.length })
    })
  })
  return { pages, scans, count: seen.size }
}

function scanOf({ values }: CatalogueRecord): ScanOfPackage {
  const { sha256, originalName } = values
  return {
    sha256: textOf((sha256 ?? null) as string),
    name: textOf((originalName ?? '') as string)
  }
}

/** Without the history an import knows less, and asks more; it loses nothing. */
async function indexChanges(file: BagFile | undefined, problems: Problems, job: Job) {
  const history = new Map<string, Place[]>()
  if (!file) return history
  await eachLine(file, job, 'readingHistory', (line, number) => {
    attempt(problems, changesFile, number, () => {
      if (line.isTooLong) throw new LineRefusal('tooLong')
      const place = { offset: line.offset, length: line.bytes.length }
      const ids = new Set(operationsOfLine(line.bytes).map(([, { r }]) => r))
      for (const id of ids) {
        const places = history.get(id)
        if (places) places.push(place)
        else history.set(id, [place])
      }
    })
  })
  return history
}

async function eachLine(
  file: BagFile,
  job: Job,
  step: string,
  use: (line: RawLine, number: number) => void
): Promise<void> {
  let number = 0
  await readLines(file.path, { from: 0 }, line => {
    number++
    job.signal.throwIfAborted()
    job.report(step, line.offset + line.length, file.size)
    if (line.bytes.length > 0 || line.isTooLong) use(line, number)
    return true
  })
}
