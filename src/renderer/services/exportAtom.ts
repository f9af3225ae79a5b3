import { checkAtomCsv } from '../../shared/atom/check'
import type { AtomIssue } from '../../shared/atom/issue'
import { atomAuthorityRows } from '../../shared/exchange/atomAuthority'
import { atomIsadRows } from '../../shared/exchange/atomIsad'
import { atomCsv } from '../../shared/exchange/atomTable'
import type { AtomExport } from '../../shared/exchange/atomTable'
import type { CatalogueRecord } from '../../shared/records/record'
import type { ExportForm } from './exportChoices'
import { exportContextOf, recordPages } from './exportRecords'
import type { ExportSource } from './exportRecords'

export type AtomForm = Exclude<ExportForm, 'csv'>

/** A file for AtoM before it is written: what it holds, what it cannot hold, what AtoM would object to. */
export interface AtomFile {
  readonly text: string
  readonly rows: number
  readonly losses: AtomExport['losses']
  readonly issues: readonly AtomIssue[]
  /** False for a file too long to be checked here. */
  readonly isChecked: boolean
}

const mostCheckedRows = 20_000
const slabSize = 256 * 1024

async function authorityTable(source: ExportSource, ids: readonly string[]): Promise<AtomExport> {
  let table = atomAuthorityRows([], await exportContextOf(source, []))
  const rows: AtomExport['rows'][number][] = []
  const losses: AtomExport['losses'][number][] = []
  for await (const records of recordPages(source, ids)) {
    table = atomAuthorityRows(records, await exportContextOf(source, records))
    rows.push(...table.rows)
    losses.push(...table.losses)
  }
  return { headers: table.headers, rows, losses }
}

/** Parents stand above their children, wherever in the list they are: all documents are needed at once. */
async function isadTable(source: ExportSource, ids: readonly string[]): Promise<AtomExport> {
  const documents: CatalogueRecord[] = []
  for await (const records of recordPages(source, ids)) documents.push(...records)
  return atomIsadRows(documents, await exportContextOf(source, documents))
}

export async function prepareAtom(
  source: ExportSource,
  form: AtomForm,
  ids: readonly string[]
): Promise<AtomFile> {
  const isIsad = form === 'atomIsad'
  const table = await (isIsad ? isadTable : authorityTable)(source, ids)
  source.signal.throwIfAborted()
  const text = atomCsv(table)
  const isChecked = table.rows.length < mostCheckedRows
  return {
    text,
    rows: table.rows.length,
    losses: table.losses,
    issues: isChecked ? checkAtomCsv(isIsad ? 'isad' : 'authority', text) : [],
    isChecked
  }
}

/** Divides a text so that no character is cut through: each slab becomes UTF-8 by itself. */
export function* textSlabs(text: string, size = slabSize): Generator<string> {
  let from = 0
  while (from < text.length) {
    const end = from + size
    const isCut = /[\uD800-\uDBFF]/.test(text.charAt(end - 1))
    const next = isCut ? end + 1 : end
    yield text.slice(from, next)
    from = next
  }
}
