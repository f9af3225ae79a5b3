import { pick, seeded, whole } from '../../helpers/random'

/** Invented words, so that no generated record can be taken for a statement about anything real. */
interface Language {
  readonly code: string
  readonly script: string
  /** Of a hundred records. */
  readonly share: number
  readonly syllables: readonly string[]
  readonly endings: readonly string[]
  readonly between: string
}

const list = (text: string): readonly string[] => text.split(' ')

const latin = { script: 'Latn', between: ' ' }

const languages: readonly Language[] = [
  {
    code: 'rus',
    script: 'Cyrl',
    share: 40,
    syllables: list('ва ро ми зе ла ко ста не ду бри жа пол гор тен чи ша лен ров ёл щу'),
    endings: list('ский ность ение ова ина ка ство ный ая ов ить ых'),
    between: ' '
  },
  {
    ...latin,
    code: 'deu',
    share: 20,
    syllables: list('ver lan be gro schu mit kö rund haf tei wal ger stü nor ein ur ber fel'),
    endings: list('ung heit lich schaft en isch bund tag er keit'),
    between: ' '
  },
  {
    ...latin,
    code: 'eng',
    share: 20,
    syllables: list('lor con mar ste wil har pen ran de mor tal bri fen ac com sel whe gil'),
    endings: list('ing ton ment er ally ed ness ship ive s'),
    between: ' '
  },
  {
    ...latin,
    code: 'fra',
    share: 10,
    syllables: list('mou cha pré li ron vé beau tour gné sou lau rai fê cor del mi ban'),
    endings: list('tion ment eur aise ette é ant ois erie'),
    between: ' '
  },
  {
    code: 'ell',
    script: 'Grek',
    share: 5,
    syllables: list('κα λο μι ρα τε σου δη πα νο θε γρα φι βα κρο στά πλη'),
    endings: list('ος η ία ων ικός ση μα εί'),
    between: ' '
  },
  {
    code: 'zho',
    script: 'Hans',
    share: 5,
    syllables: list(
      '国 际 会 人 民 报 工 年 月 东 西 山 水 文 书 新 大 中 部 长 红 星 光 明 北 南'
    ),
    endings: list('会 社 报 部 局 者 学 地'),
    between: ''
  }
]

const wordsOfLanguage = 4000
const built = new Map<string, readonly string[]>()

function wordsOf(language: Language): readonly string[] {
  const known = built.get(language.code)
  if (known) return known
  const random = seeded(language.code.charCodeAt(0) * 131 + language.code.charCodeAt(1))
  const words = Array.from({ length: wordsOfLanguage }, () => makeWord(random, language))
  built.set(language.code, words)
  return words
}

function makeWord(random: () => number, { syllables, endings }: Language): string {
  const stem = Array.from({ length: 1 + whole(random, 3) }, () => pick(random, syllables))
  return stem.join('') + pick(random, endings)
}

/** Few words often and many seldom, as in real text. */
export function text(random: () => number, language: Language, length: number): string {
  const words = wordsOf(language)
  const chosen = Array.from({ length }, () => words[Math.floor(words.length * random() ** 2.5)])
  return capital(chosen.join(language.between))
}

/** A name of one word that few other records share. */
export function name(random: () => number, language: Language): string {
  return capital(makeWord(random, language) + pick(random, language.endings))
}

function capital(words: string): string {
  return words.slice(0, 1).toLocaleUpperCase() + words.slice(1)
}

export function language(random: () => number): Language {
  let share = random() * 100
  return languages.find(candidate => (share -= candidate.share) < 0) ?? pick(random, languages)
}
