import { joinRepeated } from '../../csv/repeat'
import { csvColumns } from '../../exchange/csvColumns'
import { kindNamed } from '../../records/kinds'
import { isRecordId } from '../../records/references'
import type { OtherText, SourceRow } from '../sourceRow'

/** The columns under which rows of one kind are brought: ours, and such as are kept under their own names. */
export interface KindHeader {
  readonly kind: string
  readonly header: readonly string[]
}

/** Cells by the names of our own columns; several values are divided as in our own files. */
export type OwnCells = Readonly<Record<string, string | readonly string[] | undefined>>

export interface OwnRow extends Pick<SourceRow, 'key' | 'about'> {
  readonly line: number
  readonly kind: string
  readonly cells: OwnCells
  readonly others?: readonly OtherText[]
}

/** By what a file calls a record: one of our ids, which our own exports use where there is no other, or a text of this column. */
export function calledBy(text: string, column: string): OwnCells {
  return isRecordId(text) ? { id: text } : { [column]: text }
}

/** All columns that a kind has in our own files, and these. */
export function headerFor(kind: string, further: readonly string[] = []): KindHeader {
  const own = kindNamed(kind)
  if (!own) throw new Error(`No kind is named ${kind}`)
  return { kind, header: [...csvColumns(own).map(({ header }) => header), ...further] }
}

/** Puts cells into the order of their kind's header. */
export function sourceRowMaker(headers: readonly KindHeader[]): (row: OwnRow) => SourceRow {
  const byKind = new Map(headers.map(({ kind, header }) => [kind, header]))
  return ({ line, kind, key, about, cells, others = [] }) => {
    const header = byKind.get(kind) ?? []
    const filled = others.filter(({ text }) => text.trim() !== '')
    return {
      line,
      kind,
      cells: header.map(name => cellText(cells[name])),
      ...(key === undefined || key === '' ? {} : { key }),
      ...(about === undefined ? {} : { about }),
      ...(filled.length === 0 ? {} : { others: filled })
    }
  }
}

function cellText(value: string | readonly string[] | undefined): string {
  if (value === undefined) return ''
  if (typeof value === 'string') return value
  return value.every(text => text === '') ? '' : joinRepeated(value)
}
