import { readFile, stat } from 'node:fs/promises'
import { decode } from 'iconv-lite'
import { readBibliography } from '../../shared/bibliography/readBibliography'
import { Failure } from '../failure'
import type { LoadedTable, TableOrder, TableReader } from './messages'
import { readWorkbook } from './workbookRead'
import { readXml } from './xmlRead'

const rowsShown = 200
const issuesShown = 200
const rowsAtOnce = 500
/** A bibliography of a hundred thousand entries has some 60 MB. */
const bibliographyBytes = 200 * 1024 * 1024

/** Reads a table as a whole and gives it out in pieces; it blocks while it reads. */
export function createTableReader(): TableReader {
  let table: LoadedTable | null = null
  let given = 0
  return {
    async load(order) {
      table = await loadTable(order)
      given = 0
      const { sheets, header, above, kinds, rows, issues } = table
      return {
        sheets,
        header,
        ...(above ? { above } : {}),
        ...(kinds ? { kinds } : {}),
        rows: rows.slice(0, rowsShown),
        count: rows.length,
        issues: issues.slice(0, issuesShown),
        issueCount: issues.length
      }
    },
    next() {
      const rows = table?.rows ?? []
      const next = rows.slice(given, given + rowsAtOnce)
      given += next.length
      return Promise.resolve({ rows: next, done: given, isEnd: given >= rows.length })
    },
    end() {
      table = null
    }
  }
}

async function loadTable({ path, format, encoding, sheet }: TableOrder): Promise<LoadedTable> {
  if (format === 'workbook') return readWorkbook(path, sheet)
  if (format === 'marcxml' || format === 'eac') return readXml(path, format)
  const { size } = await stat(path)
  if (size > bibliographyBytes) {
    throw new Failure('bibliographyTooLarge', `A bibliography of ${String(size)} bytes`)
  }
  const bytes = await readFile(path)
  return { sheets: [], ...readBibliography(decodeAll(bytes, encoding), format) }
}

/** A file that stops being UTF-8 later on is refused, not read wrongly. */
function decodeAll(bytes: Buffer, encoding: TableOrder['encoding']): string {
  if (encoding !== 'utf-8') return decode(bytes, encoding)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new Failure('notUtf8', 'The file is not UTF-8', { cause })
  }
}
