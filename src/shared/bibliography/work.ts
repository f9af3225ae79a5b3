/**
 * One entry of a bibliography, whatever its format: values by the column names of our CSV for sources, then by those of
 * `furtherColumns`, then by the names that the format itself gives to what it has beyond both.
 */
export interface Work {
  /** Line of the file on which the entry begins, or its number where the format has no lines. */
  readonly line: number
  readonly values: ReadonlyMap<string, readonly string[]>
}

/** Columns of our own CSV, in its order; the ones marked hold several values. */
export const sourceColumns: Readonly<Record<string, 'one' | 'several'>> = {
  title: 'one',
  parallel_title: 'several',
  source_kind: 'one',
  creator: 'several',
  contained_in: 'one',
  place: 'one',
  publisher: 'one',
  date: 'one',
  date_edtf: 'one',
  date_calendar: 'one',
  language: 'several',
  repository: 'one',
  call_number: 'one',
  shelfmark: 'one',
  shelfmark_opis: 'one',
  shelfmark_delo: 'one',
  shelfmark_list: 'one',
  isbn: 'one',
  issn: 'one',
  doi: 'one',
  url: 'one',
  tags: 'several',
  public_notes: 'several'
}

/** What every format can say and a source has no field for; it is kept with the record under these names. */
export const furtherColumns = [
  'citation_key',
  'editor',
  'translator',
  'volume',
  'issue',
  'pages',
  'series',
  'edition',
  'short_title',
  'journal_abbreviation',
  'abstract',
  'accessed'
] as const

/** What a table has under a name that comes from a file, which may be that of something every object has. */
export function entryOf<Value>(
  table: Readonly<Record<string, Value>>,
  name: string
): Value | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined
}

export function allOf(work: Work, column: string): readonly string[] {
  return work.values.get(column) ?? []
}

export function oneOf(work: Work, column: string): string {
  return work.values.get(column)?.[0] ?? ''
}

/** Collects the values of an entry while it is read; empty ones say nothing. */
export interface WorkBuilder {
  readonly line: number
  has(column: string): boolean
  add(column: string, value: string): void
  /** Takes the value only where there is none; else it goes to the other column, unless it is the same. */
  addOnce(column: string, value: string, otherwise: string): void
  work(): Work
}

export function createWorkBuilder(line: number): WorkBuilder {
  const values = new Map<string, string[]>()
  const add = (column: string, value: string): void => {
    if (value === '') return
    const before = values.get(column)
    if (before) before.push(value)
    else values.set(column, [value])
  }
  return {
    line,
    has: column => values.has(column),
    add,
    addOnce(column, value, otherwise) {
      if (values.get(column)?.[0] !== value) add(values.has(column) ? otherwise : column, value)
    },
    work: () => ({ line, values })
  }
}
