/** The letters that make up most of any text of the script; a wrong decoding shows the rare ones as often. */
const latin = new Set('éèàçêôîùâëïüöäßáóíúñåøæčšžřěýąęłńśźżćőűãõœ')
/**
 * Letters in the order of how often they stand in a text, with what they count for: a letter of one encoding is another
 * letter in the next, of the other case or script, and only their frequencies tell which of the two is a text.
 */
const graded = new Map(
  (
    [
      ['оеаинтсрвл', 1],
      ['кмдпуяыьгзі', 0.8],
      ['бчйхжшїєў', 0.5],
      ['юцщэфъё', 0.2],
      ['αοιετσςνηυρ', 1],
      ['κπμλίόάέ', 0.8],
      ['γδθχωήύώ', 0.5],
      ['βζξφψϊϋΐΰ', 0.2]
    ] as const
  ).flatMap(([letters, points]) => Array.from(letters, one => [one, points] as const))
)
/** Chinese, in both sets of characters, and Japanese: those that stand in nearly every sheet of paper. */
const frequentHan = new Set(
  '的一是不了人在有中国大年会月日上海和为與与報报告書书文學学社共黨党工農农民革命第號号期刊新華华東东京地點点名通訊讯' +
    '三二十四五六七八九出版全部本電电話话長长城市南北京廣广州の年月日に'
)
/** From so many of them on, a text in Chinese or Japanese has some of the frequent ones. */
const manyHan = 30
const fewFrequent = 0.04

const letter = /\p{L}/u
const upper = /\p{Lu}/u
const lower = /\p{Ll}/u
const han = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
/** Katakana of half width, as bytes of other encodings read; nobody writes in them. */
const halfWidth = /[\uFF61-\uFF9F]/
/** What no catalogue holds: controls, box drawing, unassigned and private characters. */
const strange = /[\p{Cc}\p{Co}\p{Cn}\uFFFD\u2500-\u259F]/u

/**
 * How much a text looks like one that people wrote, from 0 to 1, by its characters beyond ASCII alone: frequent
 * letters count for it; capitals behind small letters, symbols within words, and mixed scripts in a word against it.
 */
export function plausibility(text: string): number {
  const characters = [...text]
  let total = 0
  let points = 0
  characters.forEach((character, index) => {
    if (character < '\u0080') {
      if (strange.test(character) && !'\t\r\n'.includes(character)) points -= 5
      return
    }
    total++
    points += pointsOf(character, characters[index - 1] ?? ' ', characters[index + 1] ?? ' ')
  })
  points -= doubtfulHan(characters)
  return total === 0 ? 1 : Math.min(1, Math.max(0, points / total))
}

/** What is taken away where hardly any of many characters is a frequent one. */
function doubtfulHan(characters: readonly string[]): number {
  const all = characters.filter(character => character > '\u2E00' && han.test(character))
  const known = all.filter(character => frequentHan.has(character)).length
  return all.length >= manyHan && known < all.length * fewFrequent ? all.length * 0.4 : 0
}

function pointsOf(character: string, before: string, after: string): number {
  if (strange.test(character)) return -3
  if (!letter.test(character))
    return isWithinWord(before, after) ? -1 : symbolPoints(character, after)
  if (upper.test(character) && lower.test(before)) return -1
  // Sigma has a form of its own at the end of a word, and there only.
  if (/[σς]/.test(character) && letter.test(after) === (character === 'ς')) return -1
  if (han.test(character)) return letterPoints(character)
  if (isAccented(before) && isAccented(character) && isAccented(after)) return 0.2
  if (isForeignNeighbour(character, before) || isForeignNeighbour(character, after)) return -0.5
  const points = letterPoints(character.toLowerCase())
  // Capitals are few in any text, but in words of capitals: a reading that is full of them is the wrong one.
  if (!upper.test(character)) return points
  return points * (upper.test(before) || upper.test(after) ? 0.9 : 0.8)
}

/** A Latin letter beyond ASCII: these stand among plain ones. */
function isAccented(character: string): boolean {
  return character >= '\u00C0' && character < '\u0250' && letter.test(character)
}

function isWithinWord(before: string, after: string): boolean {
  return letter.test(before) && letter.test(after)
}

/** Quotes, dashes, numero and degree signs belong to prose, quotes alone right before a word; most others do not. */
function symbolPoints(character: string, after: string): number {
  if (character === '»' && isCyrillicOrGreek(after)) return 0
  if ('«»„“”‘’'.includes(character)) return 0.9
  return '–—…№§°·×½ \u00a0'.includes(character) && !letter.test(after) ? 0.9 : 0
}

function isForeignNeighbour(character: string, neighbour: string): boolean {
  return letter.test(neighbour) && isCyrillicOrGreek(character) !== isCyrillicOrGreek(neighbour)
}

function isCyrillicOrGreek(character: string): boolean {
  return character >= '\u0370' && character <= '\u052f'
}

function letterPoints(character: string): number {
  if (halfWidth.test(character)) return 0.1
  if (han.test(character)) return frequentHan.has(character) ? 1 : 0.75
  return graded.get(character) ?? (latin.has(character) ? 0.95 : 0.3)
}
