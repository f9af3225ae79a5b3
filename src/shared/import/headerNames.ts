/** The names of columns, each once and none blank, since texts are kept under them. */
export function headerNames(header: readonly string[]): readonly string[] {
  const taken = new Set(header)
  const given = new Set<string>()
  return header.map((cell, index) => {
    const name = cell.trim() === '' ? `column ${String(index + 1)}` : cell
    let own = name
    for (let count = 2; given.has(own) || (own !== cell && taken.has(own)); count++)
      own = `${name} (${String(count)})`
    given.add(own)
    return own
  })
}
