import type { ImportIssue } from '../import/issue'

export interface BibtexEntry {
  readonly line: number
  readonly type: string
  readonly key: string
  /** Names in small letters; values with the braces and commands that they have inside. */
  readonly fields: readonly (readonly [name: string, value: string])[]
}

/** Abbreviations that BibTeX knows from the start; what is joined to them is joined to the month's name. */
const months =
  'January February March April May June July August September October November December'
    .split(' ')
    .map(name => [name.slice(0, 3).toLowerCase(), name] as const)

/** Says what was expected; the entry is left out and named. */
class EntryError extends Error {}

/**
 * Divides BibTeX into entries. An entry that cannot be read does not stop the others: reading goes on at the next @
 * that begins a line or follows a brace.
 */
export function bibtexEntries(text: string): {
  readonly entries: readonly BibtexEntry[]
  readonly issues: readonly ImportIssue[]
} {
  const entries: BibtexEntry[] = []
  const issues: ImportIssue[] = []
  const macros = new Map(months)
  const lineAt = lineCounter(text)
  let at = nextEntry(text, 0)
  while (at !== -1) {
    const line = lineAt(at)
    try {
      const reading = createReading(text, at + 1, macros)
      const entry = readEntry(reading, macros)
      if (entry) entries.push({ line, ...entry })
      at = nextEntry(text, reading.position())
    } catch (error) {
      if (!(error instanceof EntryError)) throw error
      const said = `${(text.slice(at, at + 60).split('\n')[0] ?? '').trim()}: ${error.message}`
      issues.push({
        code: 'entryNotUnderstood',
        outcome: 'refused',
        line,
        column: null,
        text: said
      })
      const next = /[\n}][ \t]*@/.exec(text.slice(at + 1))
      at = next ? at + 1 + next.index + next[0].length - 1 : -1
    }
  }
  return { entries, issues }
}

/** An at sign within a word, as in an address, begins no entry. */
function nextEntry(text: string, from: number): number {
  const pattern = /(?<![\w.])@|@(?=[a-z]+\s*[{(])/gi
  pattern.lastIndex = from
  return pattern.exec(text)?.index ?? -1
}

/** Lines are counted on from the last place asked for. */
function lineCounter(text: string): (position: number) => number {
  let [line, from] = [1, 0]
  return position => {
    for (; from < position; from++) if (text.charCodeAt(from) === 10) line++
    return line
  }
}

type Reading = ReturnType<typeof createReading>

function createReading(text: string, start: number, macros: ReadonlyMap<string, string>) {
  let at = start
  /** As Biber does, a line from the percent sign on is a remark where no value stands. */
  const skipBlank = (): void => {
    const blank = /(?:\s|%[^\n]*)*/y
    blank.lastIndex = at
    at += blank.exec(text)?.[0].length ?? 0
  }
  const match = (pattern: RegExp): string => {
    skipBlank()
    pattern.lastIndex = at
    const found = pattern.exec(text)?.[0] ?? ''
    at += found.length
    return found
  }
  /** What stands between a brace or quote and its end, with the braces inside. */
  const delimited = (end: '}' | '"' | ')'): string => {
    const from = at
    let escaped = 0
    for (let depth = 0; at < text.length; at++) {
      const character = text.charAt(at)
      if (character === '\\') {
        at++
        if (text.charAt(at) === '{') escaped++
        if (text.charAt(at) !== '}') continue
        if (escaped > 0) escaped--
        else if (depth === 0 && isEndOfPath(text, at, end)) return text.slice(from, at++)
      } else if (character === end && depth === 0) return text.slice(from, at++)
      else if (character === '{') depth++
      else if (character === '}') depth--
      if (depth < 0) throw new EntryError('closing brace without an opening one')
    }
    throw new EntryError('no closing brace or quotation mark')
  }
  const piece = (): string => {
    if (match(/\{/y) !== '') return delimited('}')
    if (match(/"/y) !== '') return delimited('"')
    const word = match(/[^\s,#{}()"=]+/y)
    if (word === '') throw new EntryError('value expected')
    return macros.get(word.toLowerCase()) ?? word
  }
  return {
    position: () => at,
    match,
    /** Whether it comes next, without taking it. */
    isAt(pattern: RegExp): boolean {
      const from = at
      const isFound = match(pattern) !== ''
      at = from
      return isFound
    },
    delimited,
    value(): string {
      let value = piece()
      while (match(/#/y) !== '') value += piece()
      return value
    }
  }
}

/** A path may end with a backslash, which then is none of LaTeX. */
function isEndOfPath(text: string, at: number, end: string): boolean {
  const line = /\},[ \t]*\n/y
  line.lastIndex = at
  return end === '}' && line.test(text)
}

/** Null for what is no entry: comments, preambles and abbreviations, of which the last are remembered. */
function readEntry(
  reading: Reading,
  macros: Map<string, string>
): Omit<BibtexEntry, 'line'> | null {
  const type = reading.match(/[a-zA-Z]+/y).toLowerCase()
  if (type === '') return null
  const open = reading.match(/[{(]/y)
  if (open === '') {
    if (type === 'comment') return null
    throw new EntryError('brace expected')
  }
  const end = open === '{' ? '}' : ')'
  if (type === 'comment' || type === 'preamble') {
    reading.delimited(end)
    return null
  }
  if (type === 'string') {
    for (const [name, value] of readFields(reading, open)) macros.set(name, value)
    return null
  }
  // Without a key the first field follows at once.
  const key = reading.match(open === '{' ? keyInBraces : keyInParentheses).trim()
  if (key !== '' && reading.match(/,/y) === '') {
    const isEnded = reading.match(open === '{' ? /\}/y : /\)/y) !== ''
    if (!isEnded || /\s/.test(key)) throw new EntryError('comma expected')
    return { type, key, fields: [] }
  }
  return { type, key, fields: readFields(reading, open) }
}

const keyInBraces = /[^\s,{}=][^,{}=\n]*(?=[,}\n])/y
const keyInParentheses = /[^\s,{}()=][^,{}()=\n]*(?=[,)\n])/y

function readFields(reading: Reading, open: string): [string, string][] {
  const close = open === '{' ? /\}/y : /\)/y
  const fields: [string, string][] = []
  for (;;) {
    while (reading.match(/[,;]/y) !== '');
    if (reading.match(close) !== '') return fields
    const name = reading.match(/[^\s,#{}()"=]+/y).toLowerCase()
    if (name === '') throw new EntryError('name of a field expected')
    if (reading.match(/=/y) === '') throw new EntryError(`= expected after ${name}`)
    fields.push([name, reading.value()])
    // A comma that is missing before another field is missed by nobody.
    if (!reading.isAt(/[,;)}]|[a-z][\w-]*\s*=/iy)) {
      throw new EntryError(`comma expected after ${name}`)
    }
  }
}
