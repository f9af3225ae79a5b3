import type { FolderListing, FolderTarget } from '../../shared/attachments/folders'
import { parseNamePattern, possibleCodes } from '../../shared/attachments/namePattern'
import type { PatternProblem } from '../../shared/attachments/namePattern'

/** Where a file would go, or why it would not. */
export interface FolderRow {
  readonly file: number
  readonly name: string
  readonly size: number
  /** As the name gives it. */
  readonly code: string
  readonly page: number | null
  /** Ids of the records with that code: exactly one is needed. */
  readonly records: readonly string[]
}

export type FolderOrder = 'page' | 'name' | 'time'

export interface FolderPlan {
  readonly problem: PatternProblem | null
  /** Every file, in the order in which it would be attached. */
  readonly rows: readonly FolderRow[]
  readonly targets: readonly FolderTarget[]
}

/** A table of file → record, made before anything is written. */
export async function planFolder(
  listing: FolderListing,
  pattern: string,
  withCode: (code: string) => Promise<readonly string[]>
): Promise<FolderPlan> {
  const parsed = parseNamePattern(pattern)
  if (parsed.problem !== null) return { problem: parsed.problem, rows: [], targets: [] }
  const known = new Map<string, Promise<readonly string[]>>()
  const recordsOf = async (code: string): Promise<readonly string[]> => {
    const found = known.get(code) ?? firstFound(code, withCode)
    known.set(code, found)
    return found
  }
  const rows = await Promise.all(
    listing.files.map(async ({ name, size }, file): Promise<FolderRow> => {
      const parts = parsed.match(name)
      const records = parts ? await recordsOf(parts.code) : []
      return { file, name, size, code: parts?.code ?? '', page: parts?.page ?? null, records }
    })
  )
  return { problem: null, rows, targets: targetsOf(rows) }
}

async function firstFound(
  code: string,
  withCode: (code: string) => Promise<readonly string[]>
): Promise<readonly string[]> {
  for (const candidate of possibleCodes(code)) {
    const found = await withCode(candidate)
    if (found.length > 0) return found
  }
  return []
}

const byName = new Intl.Collator(undefined, { numeric: true })

/** The plan with its files in another order; files whose time is not known follow those whose time is. */
export function ordered(
  plan: FolderPlan,
  order: FolderOrder,
  times: readonly (string | null)[]
): FolderPlan {
  const timeOf = ({ file }: FolderRow): string => times[file] ?? '\uffff'
  const compare = (a: FolderRow, b: FolderRow): number => {
    const named = byName.compare(a.name, b.name)
    if (order === 'page') return (a.page ?? Infinity) - (b.page ?? Infinity) || named
    if (order === 'time') return timeOf(a) < timeOf(b) ? -1 : timeOf(a) > timeOf(b) ? 1 : named
    return named
  }
  const rows = [...plan.rows].sort((a, b) => {
    const [first, second] = [a.records[0] ?? '', b.records[0] ?? '']
    return first === second ? compare(a, b) : byName.compare(a.code, b.code) || compare(a, b)
  })
  return { ...plan, rows, targets: targetsOf(rows) }
}

function targetsOf(rows: readonly FolderRow[]): readonly FolderTarget[] {
  return rows.flatMap(({ file, records }) => {
    const [record] = records
    return record !== undefined && records.length === 1 ? { file, record } : []
  })
}
