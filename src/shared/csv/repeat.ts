/**
 * Several values in one cell, divided by `|`; a `|` or `\` of a value is written `\|` or `\\`. An empty list is
 * an empty cell, therefore a list of exactly one empty text cannot be told from it and does not occur;
 * empty texts among several values keep their places (`a||c`).
 */
export function joinRepeated(values: readonly string[]): string {
  const [only] = values
  if (only !== undefined && values.length === 1) return escaped(only)
  return values.map(escaped).join('|')
}

function escaped(value: string): string {
  return /[\\|]/.test(value) ? value.replace(/[\\|]/g, '\\$&') : value
}

export function splitRepeated(cell: string): string[] {
  if (cell === '') return []
  if (!cell.includes('\\')) return cell.split('|')
  const values: string[] = []
  let value = ''
  for (let index = 0; index < cell.length; index++) {
    const character = cell.charAt(index)
    const next = cell.charAt(index + 1)
    if (character === '|') {
      values.push(value)
      value = ''
    } else if (character === '\\' && (next === '\\' || next === '|')) {
      value += next
      index++
    } else {
      value += character
    }
  }
  values.push(value)
  return values
}
