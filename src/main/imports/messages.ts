import type { ChildProcess } from '../processes/childProcess'
import type { ImportRow, ImportTable, TableChoice, TableFormat } from '../../shared/import/file'
import type { KindHeader } from '../../shared/import/foreign/ownRows'
import type { ImportIssue } from '../../shared/import/issue'

export interface TableOrder extends TableChoice {
  readonly path: string
  readonly format: TableFormat
}

/** A table as it was read, all of it. */
export interface LoadedTable {
  readonly sheets: readonly string[]
  readonly header: readonly string[]
  readonly above?: readonly string[]
  readonly kinds?: readonly KindHeader[]
  readonly rows: readonly ImportRow[]
  readonly issues: readonly ImportIssue[]
}

/** The next rows below the header. */
export interface TableRows {
  readonly rows: readonly ImportRow[]
  readonly done: number
  readonly isEnd: boolean
}

/** What is asked of the process in which tables are read. */
export type TableRequest =
  { readonly op: 'load'; readonly order: TableOrder } | { readonly op: 'next' }

export type TableReply =
  | { readonly ok: true; readonly value: ImportTable | TableRows }
  | { readonly ok: false; readonly code: string; readonly message: string }

export type TableProcess = ChildProcess<TableRequest, TableReply>

/** Reads one table, here or in a process of its own. */
export interface TableReader {
  load(order: TableOrder): Promise<ImportTable>
  next(): Promise<TableRows>
  end(): void
}
