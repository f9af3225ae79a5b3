export interface Option {
  readonly value: string
  readonly label: string
  /** Set apart at the end of the row: a reference code, dates. */
  readonly note?: string | undefined
  /** Further names and codes by which the option is found. */
  readonly others?: readonly string[] | undefined
}

export interface FoundOptions {
  readonly shown: readonly Option[]
  /** How many further options match. */
  readonly more: number
}

interface Folded {
  readonly text: string
  readonly words: readonly string[]
}

/** Thousands of labels are folded once for their list, not at each key. */
const foldedLists = new WeakMap<readonly Option[], readonly Folded[]>()

/** Without case and diacritics, so that "cesky" finds "Český" and "елка" finds "Ёлка". */
export function foldText(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
}

/** Options in which every word typed begins a word of the label or note; those that begin with the text come first. */
export function filterOptions(
  options: readonly Option[],
  query: string,
  limit: number
): FoundOptions {
  const sought = foldText(query.trim())
  if (!sought) return { shown: options.slice(0, limit), more: Math.max(0, options.length - limit) }
  const words = wordsOf(sought)
  const beginning: Option[] = []
  const containing: Option[] = []
  const folded = foldedList(options)
  options.forEach((option, index) => {
    const label = folded[index]
    if (!label) return
    if (label.text.startsWith(sought)) beginning.push(option)
    else if (hasWords(label, words)) containing.push(option)
  })
  const all = [...beginning, ...containing]
  return { shown: all.slice(0, limit), more: Math.max(0, all.length - limit) }
}

/** The option whose label or value is this text, whatever its case. */
export function exactOption(options: readonly Option[], text: string): Option | undefined {
  const sought = foldText(text.trim())
  if (!sought) return undefined
  const folded = foldedList(options)
  return (
    options.find((_, index) => folded[index]?.text === sought) ??
    options.find(option => option.value.toLowerCase() === sought)
  )
}

function foldedList(options: readonly Option[]): readonly Folded[] {
  const known = foldedLists.get(options)
  if (known) return known
  const folded = options.map(({ label, note, others }) => {
    const text = foldText(label)
    const further = [note ?? '', ...(others ?? [])].map(foldText)
    return { text, words: [text, ...further].flatMap(wordsOf) }
  })
  foldedLists.set(options, folded)
  return folded
}

function wordsOf(folded: string): readonly string[] {
  return folded.match(/[\p{L}\p{N}]+/gu) ?? []
}

function hasWords(folded: Folded, sought: readonly string[]): boolean {
  if (sought.length === 0) return false
  return sought.every(
    word =>
      folded.words.some(own => own.startsWith(word)) ||
      // Chinese and Japanese have no spaces between words.
      (/\p{Script=Han}/u.test(word) && folded.text.includes(word))
  )
}
