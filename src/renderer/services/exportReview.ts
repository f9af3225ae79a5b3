import type { ExportFormat, ExportIssue } from '../../shared/exchange/format'
import type { Loss } from '../../shared/exchange/losses'
import { exportFiles, pageReader } from './exportFiles'
import { createPauses } from './exportPauses'
import type { PlannedFile } from '../../shared/exchange/planFiles'
import type { ExportSource } from './exportRecords'

/** The same thing lost by some records. */
export interface LossCount extends Pick<Loss, 'field' | 'reason'> {
  readonly kind: string
  readonly records: number
  /** The first of them. */
  readonly examples: readonly string[]
}

/** An objection, and in which of several files; empty where there is one only. */
export interface FileIssue extends ExportIssue {
  readonly file: string
}

/** What is to be known before the files leave: what they cannot hold, and what the target would object to. */
export interface ExportReview {
  readonly files: number
  readonly losses: readonly LossCount[]
  readonly issues: readonly FileIssue[]
  /** False for a file too long to be checked here. */
  readonly isChecked: boolean
}

const mostCheckedRecords = 20_000
const mostExamples = 5

/** Counts instead of keeping: memory does not grow with the export. */
async function countLosses(
  source: ExportSource,
  format: ExportFormat,
  files: readonly PlannedFile[]
): Promise<readonly LossCount[]> {
  const counts = new Map<string, LossCount>()
  const read = pageReader(source, format, files)
  const pause = createPauses()
  for (const { ids, plan } of files) {
    for await (const { records, context } of read(ids)) {
      for (const record of records) {
        for (const loss of format.lossesOf?.(record, context, plan) ?? [])
          count(counts, record.kind, loss)
        await pause()
      }
    }
  }
  return [...counts.values()].sort((a, b) => b.records - a.records)
}

function count(counts: Map<string, LossCount>, kind: string, loss: Loss): void {
  const { recordId, field, reason } = loss
  const key = `${kind} ${field} ${reason}`
  const known = counts.get(key)
  const { records = 0, examples = [] } = known ?? {}
  counts.set(key, {
    ...{ kind, field, reason, records: records + 1 },
    examples: examples.length < mostExamples ? [...examples, recordId] : examples
  })
}

async function issuesOf(
  source: ExportSource,
  format: ExportFormat,
  planned: readonly PlannedFile[]
): Promise<readonly FileIssue[]> {
  const { check } = format
  if (!check) return []
  const issues: FileIssue[] = []
  const files = exportFiles({ ...source, onRead: () => undefined }, format, planned)
  for (const [index, { name, slabs }] of files.entries()) {
    const texts: string[] = []
    for await (const slab of slabs) texts.push(slab)
    for (const issue of check(texts.join(''), planned[index]?.plan ?? {}))
      issues.push({ ...issue, file: files.length > 1 ? name : '' })
  }
  return issues
}

export async function reviewExport(
  source: ExportSource,
  format: ExportFormat,
  files: readonly PlannedFile[]
): Promise<ExportReview> {
  const records = files.reduce((sum, { ids }) => sum + ids.length, 0)
  const isShort = records < mostCheckedRecords
  const losses = format.lossesOf ? await countLosses(source, format, files) : []
  return {
    files: files.length,
    losses,
    issues: isShort ? await issuesOf(source, format, files) : [],
    isChecked: isShort || !format.check
  }
}
