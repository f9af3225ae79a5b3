import type { Kind } from '../records/kind'
import { fieldOf } from '../records/kind'
import { findTerm, vocabulary } from '../vocabularies/vocabularies'
import { partOfTarget } from './layout'
import type { ImportTarget } from './plan'

const separators = [';', ',', '/'] as const

/**
 * What divides the values of a list, where its vocabulary tells: "rus; ukr" is two languages. Null is the `|` of our
 * own files.
 */
export function guessSeparator(
  kind: Kind,
  target: ImportTarget,
  texts: readonly string[]
): string | null {
  const field = target.isRepeated ? fieldOf(kind, target.field) : undefined
  const name = field && partOfTarget(field, target)?.vocabulary
  if (!name || vocabulary(name).terms().length === 0) return null
  const filled = texts.filter(text => text.trim() !== '')
  const known = (separator: string): number =>
    filled.filter(text => text.split(separator).every(one => findTerm(name, one) !== undefined))
      .length
  const asTheyAre = known('|')
  const [best] = separators
    .map(separator => ({ separator, count: known(separator) }))
    .sort((a, b) => b.count - a.count)
  return best && best.count > asTheyAre ? best.separator : null
}
