import { splitRepeated } from '../../../../shared/csv/repeat'
import { partOfTarget } from '../../../../shared/import/layout'
import { termsKey } from '../../../../shared/import/plan'
import type { ColumnRule, ImportPlan } from '../../../../shared/import/plan'
import type { Part } from '../../../../shared/records/field'
import { fieldOf } from '../../../../shared/records/kind'
import { kindNamed } from '../../../../shared/records/kinds'
import { findTerm, vocabulary } from '../../../../shared/vocabularies/vocabularies'

const shownTexts = 60

/** The declaration of the vocabulary that a column goes to; undefined for any other column. */
export function termPart(plan: ImportPlan | null, { target }: ColumnRule): Part | undefined {
  const kind = kindNamed(plan?.kind ?? '')
  const field = typeof target === 'object' && kind ? fieldOf(kind, target.field) : undefined
  const part = field && typeof target === 'object' ? partOfTarget(field, target) : undefined
  const hasTerms = part?.vocabulary && vocabulary(part.vocabulary).terms().length > 0
  return part?.type === 'term' && hasTerms ? part : undefined
}

/** The texts of a column, each once, that are no term, or were none until a person said what they mean. */
export function unknownTexts(
  plan: ImportPlan | null,
  rule: ColumnRule,
  texts: readonly string[]
): readonly string[] {
  const { vocabulary: name } = termPart(plan, rule) ?? {}
  const { target, separator } = rule
  if (name === undefined || typeof target !== 'object') return []
  const valuesOf = (text: string): string[] => {
    if (!target.isRepeated) return [text]
    return separator ? text.split(separator).map(value => value.trim()) : splitRepeated(text)
  }
  const own = Object.keys(plan?.terms[termsKey(target)] ?? {})
  const found = texts.flatMap(valuesOf).filter(text => text !== '' && !findTerm(name, text))
  return [...new Set([...own, ...found])].slice(0, shownTexts)
}
