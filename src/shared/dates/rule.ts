import type { Calendar } from './types'

/** What a rule may ask about parts of its text. */
export interface RuleContext {
  readonly calendar: Calendar
  /** EDTF of one date with its qualifiers, or null. */
  readonly readDate: (text: string) => string | null
  /** EDTF of a whole phrase, or null. */
  readonly readPhrase: (text: string) => string | null
}

/** A written form: what it looks like in tokens, and the EDTF of it (null when it is not that after all). */
export interface Rule {
  readonly name: string
  readonly pattern: RegExp
  readonly build: (groups: readonly string[], context: RuleContext) => string | null
}

/** The first rule that fits and can be built decides. */
export function applyRules(
  rules: readonly Rule[],
  text: string,
  context: RuleContext
): string | null {
  for (const { pattern, build } of rules) {
    const match = pattern.exec(text)
    if (match === null) continue
    const edtf = build(
      match.slice(1).map((group: string | undefined) => group ?? ''),
      context
    )
    if (edtf !== null) return edtf
  }
  return null
}
