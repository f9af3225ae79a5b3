import { bare, romanised } from './letters'
import { isCyrillic, isGreek, romaniseCyrillic, romaniseGreek } from './romanise'

/**
 * One key for all ways to write a word in Latin letters, by whatever table it was romanised (ALA-LC, BGN/PCGN, ISO 9,
 * GOST, scientific, the habits of German, French and English newspapers), and for the word in its own script. Coarse by
 * intent: what was written exactly as asked is put first by the ranking.
 *
 * The letters of a key: "S" for ш щ ж ч and whatever stands for them; s for з с ц; h for г х; v for в w ў; vowels
 * without the glide before them. Where Latin is ambiguous, a word has several keys.
 */
const mostKeys = 4

/** What Latin letters may stand for; the longest first. Several readings make several keys. */
const latin: readonly (readonly [string, readonly string[]])[] = [
  ['schtsch', ['S']],
  ['shtsh', ['S']],
  ['chtch', ['S']],
  ['tsch', ['S']],
  ['shch', ['S']],
  ['tch', ['S']],
  ['sch', ['S', 'sh']],
  ['shh', ['S', 'Sh']],
  ['zhh', ['Sh']],
  ['ch', ['S', 'h']],
  ['sh', ['S']],
  ['zh', ['S']],
  ['kh', ['h']],
  ['gh', ['h']],
  ['ph', ['f']],
  ['th', ['t']],
  ['cz', ['S', 's']],
  ['ck', ['k', 'sk']],
  ['ts', ['s']],
  ['tz', ['s']],
  ['ou', ['u']],
  ['qu', ['kv']],
  ['x', ['ks', 'h']],
  ['z', ['s']],
  ['w', ['v']],
  ['q', ['k']],
  ['g', ['h']]
]

const latinByFirst = new Map<string, (readonly [string, readonly string[]])[]>()
for (const rule of latin) {
  const first = rule[0].charAt(0)
  latinByFirst.set(first, [...(latinByFirst.get(first) ?? []), rule])
}

const soft = new Set('eiyj')
const vowels = new Set('aeiouy')

/** The readings of the letters from a place on, and how many letters that are. */
function readingsAt(word: string, at: number): readonly [number, readonly string[]] {
  const letter = word.charAt(at)
  // Guerassimov, Noguine: so French writes г before e and i.
  if (word.startsWith('gu', at) && soft.has(word.charAt(at + 2))) return [2, ['h', 'hu']]
  for (const [letters, readings] of latinByFirst.get(letter) ?? []) {
    if (word.startsWith(letters, at)) return [letters.length, readings]
  }
  const next = word.charAt(at + 1)
  if (letter === 'c') return [1, soft.has(next) ? ['s'] : ['k', 's']]
  // Joukov; elsewhere a glide.
  if (letter === 'j' && vowels.has(next)) return [1, ['j', 'S']]
  return [1, [letter]]
}

function readings(word: string): readonly string[] {
  let keys = ['']
  for (let at = 0; at < word.length;) {
    const [length, possible] = readingsAt(word, at)
    const taken = keys.length * possible.length > mostKeys ? possible.slice(0, 1) : possible
    keys = taken.flatMap(reading => keys.map(key => key + reading))
    at += length
  }
  return keys
}

/** What the habits of spelling leave open, taken together; works on Latin letters as they were read. */
function reduced(letters: string): string {
  return letters
    .replace(/ff$/, 'v')
    .replace(/[iy]ne$/, 'in')
    .replace(/ts/g, 's')
    .replace(/[ijy]+o/g, 'e')
    .replace(/[ijy]+(?=[aeu])/g, '')
    .replace(/[ijy]+/g, 'i')
    .replace(/([aou])e/g, '$1')
    .replace(/So/g, 'Se')
    .replace(/(.)\1+/g, '$1')
}

/** Latin letters with a diacritic that changes what they stand for. */
const marked: Readonly<Record<string, string>> = {
  š: 'sh',
  ŝ: 'sh',
  ş: 'sh',
  ș: 'sh',
  č: 'tch',
  ĉ: 'tch',
  ć: 'tch',
  ž: 'zh',
  ż: 'zh',
  ŭ: 'w'
}
const isMarked = /[šŝşșčĉćžżŭ]/g
const isPlain = /^[a-z0-9]*$/

/** As scientific romanisation is typed where a keyboard has no háček: Sostakovic. */
function withoutHooks(word: string): string {
  return word.replace(/[шж]/g, 'с').replace(/[чщ]/g, 'ц')
}

function latinForms(word: string): readonly string[] {
  if (isPlain.test(word)) return readings(word)
  if (isCyrillic(word)) return [word, withoutHooks(word)].map(romaniseCyrillic)
  if (isGreek(word)) return romaniseGreek(word)
  const spelled = word.replace(isMarked, letter => marked[letter] ?? letter)
  if (spelled !== word) return [...readings(spelled), ...readings(bare(word))]
  return readings(romanised(word).replace(/[^a-z0-9]/g, ''))
}

const rememberedWords = 50_000
const remembered = new Map<string, readonly string[]>()

/** The keys of a folded word; words that have one in common are taken for the same. */
export function skeletons(word: string): readonly string[] {
  if (hasDigit.test(word)) return [word]
  const known = remembered.get(word)
  if (known) return known
  const keys = [...new Set(latinForms(word).map(reduced))]
  if (remembered.size >= rememberedWords) remembered.clear()
  remembered.set(word, keys)
  return keys
}

const hasDigit = /\d/
const halfGlide = /i$/

/** The keys that words beginning with this one begin with. An i at the end may be a glide before what is still typed. */
export function skeletonPrefixes(word: string): readonly string[] {
  return skeletons(word).flatMap(key =>
    halfGlide.test(key) && key.length > 2
      ? [key, ...[...'aeou'].map(vowel => key.slice(0, -1) + vowel)]
      : [key]
  )
}
