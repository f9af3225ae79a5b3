/** What is looked for in texts, and how. */
export interface TextPattern {
  readonly find: string
  readonly isRegularExpression: boolean
  readonly isCaseSensitive: boolean
  /** Only where no letter or digit stands before or after it. */
  readonly isWholeWord: boolean
}

const special = /[\\^$.*+?()[\]{}|/]/g

/** The expression that finds all places; null for an empty pattern, a message for one that is no expression. */
export function expressionOf(pattern: TextPattern): RegExp | { readonly message: string } | null {
  const { find, isRegularExpression, isCaseSensitive, isWholeWord } = pattern
  if (find === '') return null
  const source = isRegularExpression ? find : find.replace(special, '\\$&')
  const bounded = isWholeWord ? `(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])` : source
  try {
    return new RegExp(bounded, isCaseSensitive ? 'gu' : 'giu')
  } catch (error) {
    return { message: error instanceof Error ? error.message : String(error) }
  }
}

/** `$1` and the like stand for groups in a regular expression, and for themselves in a plain text. */
export function replaced(
  text: string,
  expression: RegExp,
  replacement: string,
  isRegularExpression: boolean
): string {
  return isRegularExpression
    ? text.replace(expression, replacement)
    : text.replace(expression, () => replacement)
}
