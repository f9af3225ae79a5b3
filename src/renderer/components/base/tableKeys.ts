/** The cell that the keyboard is in; both count from 0. */
export interface CellPlace {
  readonly row: number
  readonly column: number
}

export interface TableSize {
  readonly rows: number
  readonly columns: number
  /** Rows of a page. */
  readonly page: number
}

type Moved = (at: CellPlace, size: TableSize) => Partial<CellPlace>

const moves: Readonly<Record<string, Moved>> = {
  ArrowDown: ({ row }) => ({ row: row + 1 }),
  ArrowUp: ({ row }) => ({ row: row - 1 }),
  ArrowRight: ({ column }) => ({ column: column + 1 }),
  ArrowLeft: ({ column }) => ({ column: column - 1 }),
  PageDown: ({ row }, { page }) => ({ row: row + page }),
  PageUp: ({ row }, { page }) => ({ row: row - page }),
  Home: () => ({ column: 0 }),
  End: (_at, { columns }) => ({ column: columns - 1 })
}

const edgeMoves: Readonly<Record<string, Moved>> = {
  Home: () => ({ row: 0 }),
  End: (_at, { rows }) => ({ row: rows - 1 })
}

function within(value: number, count: number): number {
  return Math.max(0, Math.min(count - 1, value))
}

/** Where a key leads in a grid (ARIA Authoring Practices); undefined for other keys. `isEdge`: with Ctrl or Cmd. */
export function moveTo(
  key: string,
  isEdge: boolean,
  at: CellPlace,
  size: TableSize
): CellPlace | undefined {
  const moved = (isEdge ? edgeMoves : moves)[key]?.(at, size)
  if (!moved) return undefined
  const { row, column } = { ...at, ...moved }
  return { row: within(row, size.rows), column: within(column, size.columns) }
}
