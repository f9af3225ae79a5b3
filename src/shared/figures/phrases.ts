/**
 * The words around a number in English, Russian, German and French texts, in lower case. What is not listed
 * here is not understood, on purpose: a figure is kept as written rather than guessed.
 */
export const noneWords: ReadonlySet<string> = new Set(
  'none|nil|нет|отсутствует|отсутствуют|keine|keiner|keines|kein|aucun|aucune|néant'.split('|')
)

export const unknownWords: ReadonlySet<string> = new Set(
  [
    '?|unknown|not known|n/a|n.a.|no data|not available',
    'неизвестно|неизвестен|неизвестна|не известно|неизв.|н/д|нет данных|нет сведений',
    'unbekannt|nicht bekannt|k. a.|k.a.|keine angabe|keine angaben',
    'inconnu|inconnue|non connu'
  ].flatMap(words => words.split('|'))
)

export const approximately = [
  '~|≈|c|ca|circa|about|around|approximately|approx|roughly|some',
  'ок|около|примерно|приблизительно|порядка',
  'etwa|ungefähr|rund|zirka',
  "environ|à peu près|près d'|près de"
].join('|')

/** "Nearly 300" is less than 300, by a little. */
export const nearly = 'nearly|almost|почти|fast|beinahe|presque'

export const atLeast = [
  '>=|>|≥|over|more than|above|upwards of|exceeding|at least|no fewer than|not fewer than',
  'no less than|not less than|from',
  'свыше|более чем|более|больше чем|больше|не менее|не меньше|как минимум|от',
  'über|mehr als|mindestens|wenigstens|ab',
  "plus de|plus d'|au moins"
].join('|')

export const atMost = [
  '<=|<|≤|under|below|less than|fewer than|up to|at most|no more than|not more than',
  'менее чем|менее|меньше чем|меньше|не более|не больше|до',
  'unter|weniger als|höchstens|bis zu|bis',
  "moins de|moins d'|au plus|jusqu'à"
].join('|')

/** After the number. */
export const orMore = 'or more|and more|и более|и больше|oder mehr|und mehr|ou plus|et plus'

export const betweenWords = 'between|zwischen|между|entre'
export const andWords = 'and|und|и|et'
export const fromWords = 'from|от|с|von|de'
export const toWords = 'to|до|по|bis|à'

/** Powers of ten; "billion" is left out because its power depends on country and time. */
export const multipliers: ReadonlyMap<string, number> = new Map(
  Object.entries({
    'thousand|thousands|тыс|тысяча|тысячи|тысяч|tsd|tausend|mille': 3,
    'million|millions|mill|mln|mn|mio|млн|миллион|миллиона|миллионов|millionen': 6,
    'bn|milliard|milliards|млрд|миллиард|миллиарда|миллиардов|mrd|milliarde|milliarden': 9,
    billionen: 12
  }).flatMap(([words, power]) => words.split('|').map((word): [string, number] => [word, power]))
)

export const billionWords: ReadonlySet<string> = new Set(['billion', 'billions'])
