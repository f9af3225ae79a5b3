import type { OtherText } from '../sourceRow'

/** The cells of a row of another system by the names of its columns; what is not asked for is kept. */
export interface ForeignCells {
  /** Without blanks at its ends; the cell counts as taken. */
  take(name: string): string
  /** The same, and the cell does not count as taken. */
  peek(name: string): string
  /** The first of these columns that is there. */
  takeFirst(...names: readonly string[]): string
  /** The cell counts as taken where it says no more than one of these words. */
  pass(name: string, words: readonly string[]): void
  /** Several values, divided by `|`, each without blanks at its ends; empty ones are left out. */
  list(name: string): string[]
  /** The same with empty places, and without taking the cell. */
  peekList(name: string): string[]
  /** The columns named so, such as `begin_1`, `begin_2`, in the order of the file. */
  names(pattern: RegExp): string[]
  has(name: string): boolean
  /** All that nothing took. */
  rest(): OtherText[]
}

export function foreignCells(header: readonly string[], row: readonly string[]): ForeignCells {
  const taken = new Set<string>()
  const take = (name: string): string => {
    const index = header.indexOf(name)
    if (index === -1) return ''
    taken.add(name)
    return (row[index] ?? '').trim()
  }
  const listIn = (text: string): string[] =>
    text.trim() === '' ? [] : text.split('|').map(value => value.trim())
  const peek = (name: string): string => (row[header.indexOf(name)] ?? '').trim()
  return {
    take,
    peek,
    takeFirst: (...names) => take(names.find(name => header.includes(name)) ?? ''),
    pass(name, words) {
      if (words.includes(peek(name).toLowerCase())) taken.add(name)
    },
    list: name => listIn(take(name)).filter(value => value !== ''),
    peekList: name => listIn(row[header.indexOf(name)] ?? ''),
    names: pattern => header.filter(name => pattern.test(name)),
    has: name => header.includes(name),
    rest: () =>
      header.flatMap((name, index) => {
        const text = row[index] ?? ''
        return name === '' || taken.has(name) || text === '' ? [] : [{ header: name, text }]
      })
  }
}
