import { textOfLatex } from './latexRead'
import { splitOutside } from './latex'

/** Words in small letters that never stand before a family name, and such as are longer than any that does. */
const notParticle = /^(?:of|for|the|and|on|to|against|für|pour|и|о|по|при|для|\p{Ll}{6,})$/u
/** How words begin that name a corporate body. */
const bodies =
  'international national communist committee commission union league party association society institut universi ' +
  'librar archive ministry department council congress federation consortium foundation museum academ partei verband ' +
  'gesellschaft kommunistisch комитет союз парти обществ институт университет комисси библиотек архив министерств'
const ofBodies = new RegExp(`^(?:${bodies.replaceAll(' ', '|')})`, 'iu')
const generation = /^(?:Jr|Sr|II|III|IV)\.?$/
const initials = /^(?:\p{Lu}\p{Ll}?\.-?)+$/u

/** The names of a field, of which the last may stand for all that are not given. */
export function namesOfBibtex(value: string): string[] {
  return splitOutside(value, /^\s+and\s+/i).map(name =>
    name === 'others' ? othersName : nameOfBibtex(name)
  )
}

/** What "and others" is for people. */
export const othersName = 'et al.'

/**
 * "Ludwig van Beethoven" as "van Beethoven, Ludwig": by BibTeX's rules the particle begins with the first word in small
 * letters, and the family name is what follows, or the last word. Names in braces and of corporate bodies are left whole.
 */
function nameOfBibtex(name: string): string {
  const labelled = labelledName(name)
  if (labelled !== null) return labelled
  const pieces = splitOutside(name, /^,/).map(plainName)
  if (pieces.length > 1) return pieces.join(', ')
  const words = splitOutside(name, /^[\s~]+/)
  return isPersonal(words) ? inverted(words) : plainName(name)
}

function plainName(text: string): string {
  return textOfLatex(text).replace(/\s+/g, ' ').trim()
}

/** biblatex's `family=Beethoven, given=Ludwig, prefix=van`. */
function labelledName(name: string): string | null {
  if (!name.includes('=')) return null
  const pairs = splitOutside(name, /^,/).map(
    piece => /^(family|given|prefix|suffix|useprefix|id|\w+-i)\s*=\s*(.*)$/s.exec(piece) ?? []
  )
  if (pairs.some(pair => pair.length === 0)) return null
  const parts = new Map(pairs.map(([, part = '', text = '']) => [part, plainName(text)]))
  const part = (key: string): string => parts.get(key)?.replace(/^"(.*)"$/, '$1') ?? ''
  const family = [part('prefix'), part('family')].filter(Boolean).join(' ')
  return [family, part('suffix'), part('given')].filter(Boolean).join(', ')
}

/** The words of a name that has no comma. */
function isPersonal(words: readonly string[]): boolean {
  if (words.length < 2) return false
  const plain = words.map(plainName)
  // Scripts without capitals have orders of their own.
  if (!plain.every(word => /[\p{Lu}\p{Ll}]/u.test(word))) return false
  return !plain.some(word => ofBodies.test(word) || notParticle.test(word))
}

function inverted(words: readonly string[]): string {
  const texts = words.map(plainName)
  const end = texts.length > 2 && generation.test(texts.at(-1) ?? '') ? texts.splice(-1) : []
  const [given, family] = divided(texts, words)
  return [family.join(' '), ...end, given.join(' ')].filter(Boolean).join(', ')
}

function divided(
  texts: readonly string[],
  words: readonly string[]
): readonly [given: readonly string[], family: readonly string[]] {
  const last = texts.length - 1
  const particle = texts.findIndex((text, index) => isParticle(words[index] ?? '', text))
  if (particle === 0) return [[], texts]
  if (particle === -1 && initials.test(texts[last] ?? '')) {
    // "Стасова Е. Д."
    const at = texts.findIndex((text, index) => index > 0 && initials.test(text))
    return [texts.slice(at), texts.slice(0, at)]
  }
  const at = particle === -1 ? last : Math.min(particle, last)
  return [texts.slice(0, at), texts.slice(at)]
}

/** A word in braces has no case. */
function isParticle(word: string, text: string): boolean {
  return !/^\{[^\\]/.test(word) && /^[^\p{L}]*\p{Ll}/u.test(text)
}
