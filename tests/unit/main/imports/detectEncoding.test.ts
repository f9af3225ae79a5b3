import { decode, encode } from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { detectEncoding } from '../../../../src/main/imports/detectEncoding'
import type { Encoding } from '../../../../src/shared/import/encodings'

const russian =
  'Название;Место;Год\r\n«Путь МОПРа»;Москва;1923–1941\r\nБюллетень ЦК МОПР СССР;Ленинград;1928\r\n' +
  'Журнал «Интернациональный маяк»;Харьков;1931\r\n'
const plainRussian = russian.replaceAll(/[«»–]/g, '"')
const german =
  'Titel;Ort\r\nRote Hilfe für die Opfer der Kämpfe;Köln\r\nDer Rote Aufbau – Übersicht;Zürich\r\n'
const french =
  'Titre;Lieu\r\nLa Défense, organe du Secours rouge à Paris;Saint-Étienne\r\nÉlèves et hôpitaux;Gênes\r\n'
const greek =
  'Τίτλος;Τόπος\r\nΕργατική Βοήθεια της Ελλάδας;Αθήνα\r\nΔελτίο της οργάνωσης;Θεσσαλονίκη\r\n'
const chinese = '标题;地点\r\n赤色济难会月刊;上海\r\n中国互济会通讯与报告;广州\r\n'

const cases: readonly (readonly [Encoding, string])[] = [
  ['windows-1251', russian],
  ['koi8-r', plainRussian],
  ['maccyrillic', russian],
  ['cp866', plainRussian],
  ['iso-8859-5', plainRussian],
  ['windows-1252', german],
  ['macroman', german],
  ['windows-1252', french],
  ['macroman', french],
  ['windows-1253', greek],
  ['gb18030', chinese],
  ['utf-16le', russian],
  ['utf-16be', german],
  ['utf-8', chinese]
]

/** The likeliest encoding, and whether it is certain. */
function found(bytes: Uint8Array): unknown[] {
  const { guesses, isCertain } = detectEncoding(bytes)
  return [guesses[0]?.encoding, isCertain]
}

describe('the encoding of a file', () => {
  it.each(cases)('is known for %s: %s', (encoding, text) => {
    const bytes = encode(text, encoding)
    const { guesses } = detectEncoding(bytes)
    expect(decode(bytes, guesses[0]?.encoding ?? 'utf-8')).toBe(text)
  })

  it.each(['utf-8', 'utf-16le', 'utf-16be'] as const)('is certain by the mark of %s', encoding => {
    const bytes = encode(`\uFEFF${french}`, encoding)
    expect(detectEncoding(bytes)).toEqual({ guesses: [{ encoding, score: 1 }], isCertain: true })
  })

  it('is certain for UTF-8 whose sample ends within a character', () => {
    const bytes = Buffer.from(russian)
    expect(detectEncoding(bytes.subarray(0, 101)).isCertain).toBe(true)
    expect(detectEncoding(bytes.subarray(0, 102)).isCertain).toBe(true)
  })

  it('is not UTF-16 because of a zero in a short text', () => {
    const bytes = Buffer.from('Title,Place\nA\0B,Berlin\nC,D\n')
    expect(detectEncoding(bytes)).toMatchObject({ guesses: [{ encoding: 'utf-8' }] })
  })

  it('is asked for where two readings are as good as each other', () => {
    const { isCertain } = detectEncoding(encode('Name;Ort\r\nM\u00fc;K', 'windows-1252'))
    expect(isCertain).toBe(false)
  })

  it.each(['windows-1251', 'koi8-r', 'iso-8859-5'] as const)(
    'is certain for %s in capitals, which are small letters in another encoding',
    encoding => {
      const bytes = encode(plainRussian.repeat(2).toUpperCase(), encoding)
      expect(found(bytes)).toEqual([encoding, true])
    }
  )

  it('is UTF-8, with a question, where a byte of a letter was lost', () => {
    const bytes = Buffer.from(russian)
    const damaged = Buffer.concat([bytes.subarray(0, 51), bytes.subarray(52)])
    expect(found(damaged)).toEqual(['utf-8', false])
  })

  it('is judged by the lines that hold letters beyond ASCII', () => {
    const bytes = encode('1;2;3\r\n'.repeat(20_000) + russian.repeat(3), 'windows-1251')
    expect(found(bytes)).toEqual(['windows-1251', true])
  })

  it('is never mojibake without a question', () => {
    for (const [encoding, text] of cases) {
      for (let start = 0; start < text.length; start += 7) {
        const part = text.slice(start, start + 40)
        const bytes = encode(part, encoding)
        const { guesses, isCertain } = detectEncoding(bytes)
        if (isCertain) expect(decode(bytes, guesses[0]?.encoding ?? 'utf-8')).toBe(part)
      }
    }
  })
})
