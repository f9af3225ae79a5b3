export interface TableColumn {
  readonly id: string
  readonly label: string
  /** In pixels, until the user changes it. */
  readonly width: number
  readonly align?: 'start' | 'center' | 'end' | undefined
  /** Tabular figures, at the end of the column unless `align` says otherwise. */
  readonly isNumeric?: boolean | undefined
  /** Takes the space that is left. */
  readonly grows?: boolean | undefined
  /** Its header does not sort. */
  readonly isUnsorted?: boolean | undefined
  readonly className?: string | undefined
}

export interface TableSort {
  readonly column: string
  readonly direction: 'ascending' | 'descending'
}

export type ColumnWidths = Readonly<Record<string, number>>

export function alignOf(column: TableColumn): 'start' | 'center' | 'end' {
  return column.align ?? (column.isNumeric ? 'end' : 'start')
}
