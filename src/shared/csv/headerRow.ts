type Cells = readonly string[]

/** Rows in which the header is looked for. */
const looked = 20
/** The row of field codes in the templates of ArchivesSpace, below lines that explain them. */
const spaceCodes = /^ArchivesSpace (digital object import )?field code/
/** Cells that a row must have for a line above it to be the title of the table. */
const leastCells = 3

export function isBlankRow(cells: Cells): boolean {
  return cells.every(cell => cell.trim() === '')
}

/** The line by which a spreadsheet is told the delimiter of the file: `sep=;`. */
export function namedDelimiter(text: string): string | null {
  return /^\uFEFF?"?sep=(.)"?[\r\n]/i.exec(text)?.[1] ?? null
}

/** The row that names the columns, by its index: the first, or one below titles and remarks; -1 where none is filled. */
export function headerIndex(rows: readonly Cells[]): number {
  const coded = rows.slice(0, looked).findIndex(([first = '']) => spaceCodes.test(first))
  if (coded !== -1) return coded
  const first = rows.findIndex(cells => !isBlankRow(cells) && !isDelimiterLine(cells))
  const title = rows[first]
  if (!title || filledIn(title) > 1) return first
  const below = rows.slice(first + 1, first + looked)
  const found = below.findIndex(headerBelow(title, below))
  return found === -1 || looksLikeData(below[found] ?? []) ? first : first + 1 + found
}

function isDelimiterLine([first = '', ...others]: Cells): boolean {
  return /^sep=.?$/i.test(first) && isBlankRow(others)
}

function filledIn(cells: Cells): number {
  return cells.filter(cell => cell.trim() !== '').length
}

/** Above a header of many cells stands a title in one; a remark after a hash stands above any. */
function headerBelow(title: Cells, below: readonly Cells[]): (cells: Cells) => boolean {
  const isRemark = /^\s*(#|\/\/)/.test(title.find(cell => cell.trim() !== '') ?? '')
  const most = Math.max(0, ...below.map(filledIn))
  if (most < (isRemark ? 2 : leastCells)) return () => false
  return cells => filledIn(cells) * 4 >= most * 3
}

/** Columns are not named by numbers. */
function looksLikeData(cells: Cells): boolean {
  return cells.some(cell => /^\s*[\d.,/-]*\d\s*$/.test(cell))
}
