/** The letters that make up most of any text of the script; a wrong decoding shows the rare ones as often. */
const frequent = {
  cyrillic: new Set('оеаинтсрвлкмдпуяыьзбгчйхжіїєў'),
  greek: new Set('αοιετσνηυρπκμλςόίάήέύώδγθβφχω'),
  latin: new Set('éèàçêôîùâëïüöäßáóíúñåøæčšžřěýąęłńśźżćőűãõœ')
}
/** Chinese, in both sets of characters, and Japanese: those that stand in nearly every sheet of paper. */
const frequentHan = new Set(
  '的一是不了人在有中国大年会月日上海和为與与報报告書书文學学社共黨党工農农民革命第號号期刊新華华東东京地點点名通訊讯' +
    '三二十四五六七八九出版全部本電电話话長长城市南北京廣广州の年月日に'
)
const rareCyrillic = new Set('ъщэфёюшц')

const letter = /\p{L}/u
const upper = /\p{Lu}/u
const lower = /\p{Ll}/u
const han = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
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
  return total === 0 ? 1 : Math.min(1, Math.max(0, points / total))
}

function pointsOf(character: string, before: string, after: string): number {
  if (strange.test(character)) return -3
  if (!letter.test(character)) return isWithinWord(before, after) ? -1 : symbolPoints(character)
  if (upper.test(character) && lower.test(before)) return -1
  if (han.test(character)) return letterPoints(character)
  if (isForeignNeighbour(character, before) || isForeignNeighbour(character, after)) return -0.5
  const points = letterPoints(character.toLowerCase())
  // Capitals are few in any text: a reading that is full of them is the wrong one.
  return upper.test(character) ? points * 0.7 : points
}

function isWithinWord(before: string, after: string): boolean {
  return letter.test(before) && letter.test(after)
}

/** Quotes, dashes, numero and degree signs belong to prose; most other symbols do not. */
function symbolPoints(character: string): number {
  return '«»„“”‘’–—…№§°·×½ \u00a0'.includes(character) ? 0.9 : 0
}

function isForeignNeighbour(character: string, neighbour: string): boolean {
  return letter.test(neighbour) && isCyrillicOrGreek(character) !== isCyrillicOrGreek(neighbour)
}

function isCyrillicOrGreek(character: string): boolean {
  return character >= '\u0370' && character <= '\u052f'
}

function letterPoints(character: string): number {
  if (han.test(character)) return frequentHan.has(character) ? 1 : 0.75
  if (frequent.cyrillic.has(character) || frequent.greek.has(character)) return 1
  if (rareCyrillic.has(character)) return 0.6
  if (frequent.latin.has(character)) return 0.95
  return 0.3
}
