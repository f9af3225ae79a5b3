/** What a file's name says of the record it belongs to. */
export interface NameParts {
  readonly code: string
  /** Number of the page or sheet; null where the pattern has none. */
  readonly page: number | null
}

export type PatternProblem = 'noCode' | 'twice' | 'unknownPart'

export type NamePattern =
  | { readonly problem: null; match(name: string): NameParts | null }
  | { readonly problem: PatternProblem }

/** Both parts, neither of which says anything in a name where it stands for anything. */
const parts: Readonly<Record<string, string>> = {
  '{code}': '(?<code>[^/]+?)',
  '{page}': '(?<page>\\d{1,6})[a-zа-яё]?',
  '{any}': '[^/]*?'
}

/**
 * Reads a pattern such as `{code}_{page}` or `{code}/{page}`: the first is of a file's name without its extension, the
 * second of its folder and name. `{any}` stands for what says nothing.
 */
export function parseNamePattern(pattern: string): NamePattern {
  const pieces = pattern.normalize('NFC').split(/(\{[^{}]*\})/)
  const named = pieces.filter(piece => piece.startsWith('{'))
  if (named.some(piece => !Object.hasOwn(parts, piece))) return { problem: 'unknownPart' }
  const count = (part: string): number => named.filter(piece => piece === part).length
  if (count('{code}') === 0) return { problem: 'noCode' }
  if (count('{code}') > 1 || count('{page}') > 1) return { problem: 'twice' }
  const source = pieces.map(piece => parts[piece] ?? escaped(piece)).join('')
  const depth = pattern.split('/').length
  const regex = new RegExp(`^${source}$`, 'iu')
  return {
    problem: null,
    match(name) {
      const stem = name.normalize('NFC').replace(/\.[^./]{1,16}$/u, '')
      const groups = regex.exec(stem.split('/').slice(-depth).join('/'))?.groups
      const code = groups?.['code']
      if (code === undefined) return null
      const page = groups?.['page']
      return { code, page: page === undefined ? null : Number(page) }
    }
  }
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}

/** What a code may have been before it became part of a name, in which some signs cannot be. */
export function possibleCodes(code: string): readonly string[] {
  const plain = code.trim()
  return [
    ...new Set([
      plain,
      plain.replace(/_/g, '/'),
      plain.replace(/_/g, ' '),
      plain.replace(/-/g, '/'),
      plain.replace(/_/g, ':'),
      plain.replace(/[_ ]+/g, '.')
    ])
  ]
}
