/**
 * The words around a number in English, Russian, German and French texts, in lower case. What is not listed
 * here is not understood, on purpose: a figure is kept as written rather than guessed.
 */
export const noneWords: ReadonlySet<string> = new Set(
  'none|nil|нет|отсутствует|отсутствуют|не имеется|не было|keine|keiner|keines|kein|nicht vorhanden|aucun|aucune|néant'.split(
    '|'
  )
)

export const unknownWords: ReadonlySet<string> = new Set(
  [
    '?|??|unknown|not known|n/a|n.a.|no data|not available|not stated|not given|not recorded',
    'неизвестно|неизвестен|неизвестна|не известно|неизв.|н/д|н. д.|н.д.|нет данных|нет сведений|нет свед.',
    'не указано|не указан|не указана|не установлено',
    'unbekannt|nicht bekannt|k. a.|k.a.|o. a.|keine angabe|keine angaben|ohne angabe|ohne angaben',
    'inconnu|inconnue|non connu|non précisé|sans indication'
  ].flatMap(words => words.split('|'))
)

export const approximately = [
  '~|≈|±|c|ca|circa|about|around|approximately|approx|roughly|some|estimated|an estimated|est',
  'ок|около|примерно|приблизительно|прибл|порядка',
  'etwa|ungefähr|ungef|rund|zirka|schätzungsweise|geschätzt',
  "environ|à peu près|près d'|près de|quelque|autour de|de l'ordre de"
].join('|')

/** "Nearly 300" is less than 300, by a little. */
export const nearly =
  'nearly|almost|close to|just under|not quite|почти|без малого|fast|beinahe|nahezu|annähernd|knapp|presque'

export const atLeast = [
  '>=|>|≥|over|more than|above|upwards of|exceeding|in excess of|at least|no fewer than|not fewer than',
  'just over|well over|a little over',
  'no less than|not less than|from',
  'свыше|более чем|более|больше чем|больше|не менее чем|не менее|не меньше чем|не меньше|как минимум|от',
  'über|mehr als|mindestens|wenigstens|gut|ab',
  "plus de|plus d'|au moins|au minimum"
].join('|')

export const atMost = [
  '<=|<|≤|under|below|less than|fewer than|up to|at most|no more than|not more than',
  'менее чем|менее|меньше чем|меньше|не более чем|не более|не больше чем|не больше|не свыше|до',
  'unter|weniger als|höchstens|maximal|nicht mehr als|bis zu|bis',
  "moins de|moins d'|au plus|au maximum|jusqu'à"
].join('|')

/** After the number. */
export const orMore =
  'or more|and more|plus|odd|и более|и больше|с лишним|с небольшим|oder mehr|und mehr|ou plus|et plus'

export const betweenWords = 'between|zwischen|между|entre'
export const andWords = 'and|und|и|et'
export const fromWords = 'from|от|с|von|de'
export const toWords = 'to|до|по|bis|à'

/** Numbers that are written as words before "million" and the like. */
export const numberWords: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'half a|half|полу|пол|eine halbe|ein halbes|un demi': '0.5',
    'a|one|один|одна|одну|ein|eine|un|une': '1',
    'one and a half|полтора|полторы|anderthalb|eineinhalb|un et demi': '1.5',
    'two|два|две|zwei|deux': '2',
    'three|три|drei|trois': '3',
    'four|четыре|vier|quatre': '4',
    'five|пять|fünf|cinq': '5',
    'six|шесть|sechs': '6',
    'seven|семь|sieben|sept': '7',
    'eight|восемь|acht|huit': '8',
    'nine|девять|neun|neuf': '9',
    'ten|десять|zehn|dix': '10'
  }).flatMap(([words, number]) => words.split('|').map((word): [string, string] => [word, number]))
)

/** Alone they are one of their kind; "millions" are more, nobody says how many. */
export const loneMultipliers =
  'thousand|тысяча|тысячу|tausend|mille|million|миллион|milliard|миллиард|milliarde'

/** Powers of ten; "billion" is left out because its power depends on country and time. */
export const multipliers: ReadonlyMap<string, number> = new Map(
  Object.entries({
    'thousand|thousands|тыс|тысяча|тысячи|тысяч|тысячу|тысячами|tsd|tausend|mille|millier|milliers': 3,
    'million|millions|mill|mln|mn|mio|млн|миллион|миллиона|миллионов|миллионами|millionen': 6,
    'bn|milliard|milliards|млрд|миллиард|миллиарда|миллиардов|mrd|milliarde|milliarden': 9,
    'billionen|трлн|триллион|триллиона|триллионов': 12
  }).flatMap(([words, power]) => words.split('|').map((word): [string, number] => [word, power]))
)

export const billionWords: ReadonlySet<string> = new Set(['billion', 'billions'])
