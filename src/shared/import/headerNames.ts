/** The names of columns, each once and none blank, since texts are kept under them. */
export function headerNames(header: readonly string[]): readonly string[] {
  const counts = new Map<string, number>()
  return header.map((cell, index) => {
    const name = cell.trim() === '' ? `column ${String(index + 1)}` : cell
    const count = (counts.get(name) ?? 0) + 1
    counts.set(name, count)
    return count === 1 ? name : `${name} (${String(count)})`
  })
}
