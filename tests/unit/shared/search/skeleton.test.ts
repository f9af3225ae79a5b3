import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { skeletonPrefixes, skeletons } from '../../../../src/shared/search/skeleton'
import { stems } from '../../../../src/shared/search/stem'
import { wordsOf } from '../../../../src/shared/search/tokens'
import { pick, seeded } from '../../../helpers/random'
import { sharedFile } from '../../../helpers/sharedFiles'

function agree(one: string, other: string): boolean {
  const [words, others] = [wordsOf(one), wordsOf(other)]
  return (
    words.length === others.length &&
    words.every((word, at) => {
      const keys = skeletons(others[at] ?? '')
      return skeletons(word).some(key => keys.includes(key))
    })
  )
}

describe('one key for every way to write a word', () => {
  it.each([
    ['Стасова', 'Stasova Stasowa'],
    ['Ёлка', 'elka Ëlka Yolka Jolka ëlka'],
    ['Прокофьев', 'Prokofev Prokofiev Prokof’ev Prokofʹev Prokofjew Prokofieff Prokof′ev'],
    ['Троцкий', 'Trotsky Trotskii Trotzki Trockij Trotskiy Trot͡skiĭ Trotski'],
    ['Хрущёв', 'Khrushchev Chruschtschow Chruščëv Khrouchtchev Hruŝëv Khrushchov'],
    ['Дзержинский', 'Dzerzhinskii Dzerzhinsky Dserschinski Dzerjinski Dzierżyński Dzeržinskij'],
    ['Жуков', 'Zhukov Schukow Joukov Žukov Shukow'],
    ['Зиновьев', 'Zinoviev Sinowjew Zinov’ev Zinovev'],
    ['Чайковский', 'Chaikovskii Tschaikowski Tchaïkovski Čajkovskij Chaykovskiy'],
    ['Чехов', 'Chekhov Tschechow Tchekhov Čechov Cechov'],
    ['Шостакович', 'Shostakovich Schostakowitsch Chostakovitch Šostakovič Sostakovic'],
    ['помощь', 'pomoshch pomosch Pomoschtsch pomoŝʹ pomosc'],
    ['Ленин', 'Lenin Lénine'],
    ['Юрий', 'Yuri Juri Iouri Iurii Jurij'],
    ['съезд', 's’’ezd s"ezd sʺezd'],
    ['Гитлер', 'Hitler Gitler'],
    ['Сергей', 'Sergueï Sergej Sergey'],
    ['Ногин', 'Noguine Nogin'],
    ['Франко', 'Franko'],
    ['Милошевић', 'Milošević Miloshevich'],
    ['Müller', 'Mueller Muller'],
    ['Βοήθεια', 'Voetheia Voithia'],
    ['Παπαδόπουλος', 'Papadopoulos']
  ])('%s: %s', (word, written) => {
    const unlike = written.split(' ').filter(each => !agree(word, each))
    expect(unlike).toEqual([])
  })

  it.each([
    ['Стасова', 'Сталин'],
    ['Чехов', 'Жуков'],
    ['Москва', 'Минск'],
    ['Marx', 'Mark'],
    ['Волков', 'Волхов']
  ])('%s is not %s', (one, other) => {
    expect(agree(one, other)).toBe(false)
  })

  it('what is still being typed is met by what it begins', () => {
    const keys = skeletons('прокофьев')
    for (const typed of ['pro', 'prokof', 'prokofi', 'prokofie', 'prokofj', 'прокофь']) {
      const isMet = skeletonPrefixes(typed).some(prefix => keys.some(key => key.startsWith(prefix)))
      expect([typed, isMet]).toEqual([typed, true])
    }
  })
})

describe('words', () => {
  it.each([
    ['«Путь — МОПРа»', ['путь', 'мопра']],
    ['l’Humanité, d’Artagnan', ['humanite', 'artagnan']],
    ['L’vov, Prokof’ev', ['lvov', 'prokofev']],
    ['国际', ['国', '国际', '际']],
    ['Во́лков Ёж', ['волков', 'еж']],
    ['Straße 8 305', ['strasse', '8', '305']],
    ['إيران مُحَمَّد', ['ايران', 'محمد']],
    ['مؤتمـــر ١٩٢٨', ['موتمر', '1928']],
    ['שָׁלוֹם', ['שלומ']]
  ])('of %s', (text, words) => {
    expect(wordsOf(text)).toEqual(words)
  })
})

describe('stems', () => {
  it.each([
    ['секции', 'секция', 'секциями', 'секций'],
    ['комитетов', 'комитет', 'комитета', 'комитетами'],
    ['zeitungen', 'zeitung'],
    ['sections', 'section'],
    ['ouvriers', 'ouvrier']
  ])('%s is of one stem with others', (word, ...others) => {
    for (const other of others) {
      expect(stems(other).some(stem => stems(word).includes(stem))).toBe(true)
    }
  })
})

const transliterated = sharedFile('translit/cyrillic-latin.tsv')
const surnames = sharedFile('names/common-surnames-by-country.csv')

function lines(file: string): string[] {
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').slice(1) : []
}

describe.skipIf(!existsSync(transliterated))('the published pairs of seven romanisations', () => {
  const pairs = lines(transliterated).map(line => line.split('\t').slice(1))

  it('are found: at least 98 of 100', () => {
    const found = pairs.filter(([from = '', to = '']) => agree(from, to))
    expect(found.length / pairs.length).toBeGreaterThan(0.98)
  })

  it('an unlike word is found less than once in 2,000', () => {
    const random = seeded(7)
    const single = pairs.filter(pair => pair.every(text => wordsOf(text).length === 1))
    let compared = 0
    let found = 0
    for (let round = 0; round < 60_000; round++) {
      const [one = ''] = pick(random, single)
      const [source = '', other = ''] = pick(random, single)
      if (wordsOf(one)[0] === wordsOf(source)[0]) continue
      compared++
      if (agree(one, other)) found++
    }
    expect(compared).toBeGreaterThan(50_000)
    expect(found / compared).toBeLessThan(0.0005)
  })
})

describe.skipIf(!existsSync(surnames))('names of many countries and their romanisations', () => {
  it.each([
    ['Cyrillic', /[Ѐ-ӿ]/, 0.95],
    ['Greek', /[Ͱ-Ͽ]/, 0.85],
    ['Armenian', /[԰-֏]/, 0.85]
  ])('%s', (_script, letters, share) => {
    const rows = lines(surnames).map(line => line.split(',').slice(4, 6))
    const pairs = rows.filter(([own = '', romanised = '']) => letters.test(own) && romanised)
    const found = pairs.filter(([own = '', romanised = '']) => agree(own, romanised))
    expect(pairs.length).toBeGreaterThan(5)
    expect(found.length / pairs.length).toBeGreaterThanOrEqual(share)
  })
})
