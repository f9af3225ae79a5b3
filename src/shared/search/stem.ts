import { isCyrillic } from './romanise'

/** Shorter stems would take unlike words together. */
const shortest = 3

const longestFirst = (endings: string): readonly string[] =>
  endings.split(' ').sort((a, b) => b.length - a.length)

/** Endings of declension and the commonest of conjugation; light, as of Dolamic and Savoy's stemmers. */
const russian = longestFirst(
  'иями ями ами ией иям ием иях ев ов ие ье еи ии ей ой ий ый иям ям ием ем ам ом иях ях ах ию ью ия ья ' +
    'ого его ому ему ыми ими ых их ую юю ая яя ою ею ое ее ые ым им а е и й о у ы ь ю я'
)
const german = longestFirst('innen ern em en er es e n s')
const french = longestFirst(
  'issements issement aux eaux euses euse eux ives ive ifs if elles elle ees ee es e s x'
)
const english = longestFirst('ations ation ings ing ies edly ed es s ly')

function without(word: string, endings: readonly string[]): string {
  for (const ending of endings) {
    if (word.endsWith(ending) && word.length - ending.length >= shortest) {
      return word.slice(0, -ending.length)
    }
  }
  return word
}

/**
 * The stems that a folded word may have: of Russian for Cyrillic letters, of German, French and English for Latin ones,
 * since a catalogue does not say which language a word is of. Each is a beginning of the word.
 */
export function stems(word: string): readonly string[] {
  const lists = isCyrillic(word)
    ? [russian]
    : /^[a-z]+$/.test(word)
      ? [german, french, english]
      : []
  return [...new Set(lists.map(endings => without(word, endings)))].filter(
    stem => stem.length >= shortest
  )
}
