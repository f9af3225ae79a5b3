import { describe, expect, it } from 'vitest'
import { chooseReading, parseFigureValue } from '../../../../src/shared/figures/parse'
import type { FigureValue } from '../../../../src/shared/figures/value'

const empty = { state: null, exact: null, lower: null, upper: null, approximate: false }

function value(written: string, parts: Partial<FigureValue>): FigureValue {
  return { ...empty, written, state: 'value', ambiguous: [], ...parts }
}

describe('parseFigureValue', () => {
  it.each([
    ['8,900,000', '8900000'],
    ['8.305.454', '8305454'],
    ['8 305 454', '8305454'],
    ['8\u00a0305\u00a0454', '8305454'],
    ['8\u2009305\u2009454', '8305454'],
    ['8\u202f305\u202f454', '8305454'],
    ["8'305'454", '8305454'],
    ['8’305’454', '8305454'],
    ['8900000', '8900000'],
    ['12 000', '12000'],
    ['1,234.5', '1234.5'],
    ['1.234,5', '1234.5'],
    ['1 234,56', '1234.56'],
    ['1234,567', '1234.567'],
    ['8,9', '8.9'],
    ['0.345', '0.345'],
    ['0', '0'],
    ['-0', '0'],
    ['007', '7'],
    ['-5', '-5'],
    ['\u22125', '-5'],
    ['+5', '5'],
    [' 300 ', '300'],
    ['9007199254740993', '9007199254740993'],
    ['8‘305‘454', '8305454'],
    ['8·9', '8.9'],
    ['2½', '2.5'],
    ['2 1/2', '2.5'],
    ['¾', '0.75']
  ])('reads the number %j as %s', (written, exact) => {
    expect(parseFigureValue(written)).toEqual(value(written, { exact }))
  })

  it.each([
    ['8.9 million', '8900000'],
    ['8,9 Mill.', '8900000'],
    ['8,9 млн', '8900000'],
    ['8,9\u00a0млн.', '8900000'],
    ['8,9 Millionen', '8900000'],
    ['8,9 Mio.', '8900000'],
    ['2 млрд', '2000000000'],
    ['2 Mrd.', '2000000000'],
    ['2 milliards', '2000000000'],
    ['15 тыс.', '15000'],
    ['15 thousand', '15000'],
    ['15 Tsd.', '15000'],
    ['15 mille', '15000'],
    ['3 Billionen', '3000000000000'],
    ['8 млн 305 тыс. 454', '8305454'],
    ['8 million 900 thousand', '8900000'],
    ['9007199254740993 млрд', '9007199254740993000000000'],
    ['1½ million', '1500000'],
    ['½ Million', '500000'],
    ['half a million', '500000'],
    ['полмиллиона', '500000'],
    ['полтора миллиона', '1500000'],
    ['anderthalb Millionen', '1500000'],
    ['eine Million', '1000000'],
    ['two million', '2000000'],
    ['две тысячи', '2000'],
    ['deux millions', '2000000'],
    ['миллион', '1000000'],
    ['8·9 million', '8900000'],
    ['8 трлн', '8000000000000']
  ])('multiplies %j exactly', (written, exact) => {
    expect(parseFigureValue(written)).toEqual(value(written, { exact }))
  })

  it.each([
    'ca. 12,000,000',
    'c. 12 000 000',
    'c.12000000',
    'ca 12 Mio',
    'ок. 12 000 000',
    'около 12 млн',
    'etwa 12 Millionen',
    'about 12 million',
    'approximately 12,000,000',
    'Approx. 12 million',
    '~12000000',
    'environ 12 millions',
    'est. 12 000 000',
    'an estimated 12 million',
    '± 12 000 000',
    '12 000 000 (ca.)',
    '12 000 000?',
    '12 Mio. (?)',
    'quelque 12 millions'
  ])('reads %j as approximate', written => {
    expect(parseFigureValue(written)).toEqual(
      value(written, { exact: '12000000', approximate: true })
    )
  })

  it.each([
    'over 300',
    'More than 300',
    'свыше 300',
    'более 300',
    'u\u0308ber 300',
    'über 300',
    '>300',
    '> 300',
    '≥ 300',
    '300+',
    'plus de 300',
    'at least 300',
    'не менее 300',
    'mindestens 300',
    '300 or more',
    '300 и более',
    'от 300',
    'in excess of 300',
    '300 plus',
    '300 с лишним',
    'gut 300'
  ])('reads %j as a lower bound', written => {
    expect(parseFigureValue(written)).toEqual(value(written, { lower: '300' }))
  })

  it.each([
    'under 300',
    'less than 300',
    'fewer than 300',
    'up to 300',
    'no more than 300',
    'менее 300',
    'не более 300',
    'до 300',
    'unter 300',
    'weniger als 300',
    'höchstens 300',
    'bis zu 300',
    '<300',
    "jusqu'à 300",
    'jusqu’à 300',
    'moins de 300',
    'maximal 300',
    'не свыше 300',
    'au maximum 300'
  ])('reads %j as an upper bound', written => {
    expect(parseFigureValue(written)).toEqual(value(written, { upper: '300' }))
  })

  it('reads "nearly" as an approximate upper bound', () => {
    const nearly = value('почти 300', { upper: '300', approximate: true })
    expect(parseFigureValue('почти 300')).toEqual(nearly)
    expect(parseFigureValue('knapp 300')).toEqual({ ...nearly, written: 'knapp 300' })
    expect(parseFigureValue('до ок. 300')).toEqual({ ...nearly, written: 'до ок. 300' })
  })

  it.each([
    ['300–400', '300', '400'],
    ['300-400', '300', '400'],
    ['300 — 400', '300', '400'],
    ['300…400', '300', '400'],
    ['between 300 and 400', '300', '400'],
    ['от 300 до 400', '300', '400'],
    ['zwischen 300 und 400', '300', '400'],
    ['300 bis 400', '300', '400'],
    ['entre 300 et 400', '300', '400'],
    ['de 300 à 400', '300', '400'],
    ['-5–3', '-5', '3'],
    ['8–9 million', '8000000', '9000000'],
    ['800 тыс. – 1 млн', '800000', '1000000'],
    ['800 000 to 1 million', '800000', '1000000'],
    ['900–1,200', '900', '1200'],
    ['1½–2 million', '1500000', '2000000']
  ])('reads the range %j', (written, lower, upper) => {
    expect(parseFigureValue(written)).toEqual(value(written, { lower, upper }))
  })

  it('reads an approximate range', () => {
    const wanted = value('ca. 300–400', { lower: '300', upper: '400', approximate: true })
    expect(parseFigureValue('ca. 300–400')).toEqual(wanted)
  })

  it.each(['none', 'None', 'none.', 'нет', 'keine', 'aucun', 'nil', 'не было'])(
    'reads %j as none',
    written => {
      expect(parseFigureValue(written)).toEqual(value(written, { state: 'none' }))
    }
  )

  it.each([
    '?',
    '??',
    'unknown',
    'неизвестно',
    'n/a',
    'unbekannt',
    'н/д',
    'н. д.',
    'k. A.',
    'o. A.',
    'not stated'
  ])('reads %j as unknown', written => {
    expect(parseFigureValue(written)).toEqual(value(written, { state: 'unknown' }))
  })

  it.each([
    '',
    '   ',
    '8.900.00',
    '8,90,000',
    '1928 300',
    '012,345',
    '8.900–9,100',
    '1e9',
    '٣',
    '１２',
    'XII',
    '5%',
    '$5',
    '300 members',
    '8.9 millionaires',
    'millions',
    'several million',
    'two',
    'a',
    'about',
    '-',
    '—',
    '400–300',
    '500 to 1 million',
    '8 тыс. 9 млн',
    '8,5 млн 305 тыс.',
    '8 million 2 million',
    '978-3-16',
    '.5',
    '5.',
    'over',
    '1'.repeat(201)
  ])('does not understand %j and keeps it as written', written => {
    expect(parseFigureValue(written)).toEqual(value(written, { state: null }))
  })
})

describe('ambiguous figures', () => {
  it.each([
    ['8.900', ['8900', '8.9']],
    ['8,900', ['8900', '8.9']],
    ['-8,900', ['-8900', '-8.9']],
    ['over 8,900', ['8900', '8.9']],
    ['8,900 thousand', ['8900000', '8900']],
    ['8,900–9,100', ['8900–9100', '8.9–9.1']],
    ['2 billion', ['2000000000', '2000000000000']]
  ])('lists the readings of %j', (written, ambiguous) => {
    expect(parseFigureValue(written)).toEqual(value(written, { ambiguous }))
  })

  it('stay approximate until they are decided', () => {
    const open = parseFigureValue('ca. 8,900')
    expect(open).toEqual(value('ca. 8,900', { approximate: true, ambiguous: ['8900', '8.9'] }))
    expect(chooseReading(open, '8.9')).toEqual(
      value('ca. 8,900', { approximate: true, exact: '8.9' })
    )
  })

  it('are decided by the convention of the source', () => {
    const read = (written: string, decimalMark: '.' | ','): string | null =>
      parseFigureValue(written, { decimalMark }).exact
    expect(read('8,900', '.')).toBe('8900')
    expect(read('8,900', ',')).toBe('8.9')
    expect(read('8.900', ',')).toBe('8900')
    expect(read('8.900', '.')).toBe('8.9')
    expect(parseFigureValue('2 billion', { billion: 9 }).exact).toBe('2000000000')
  })

  it('take the reading that is chosen, in its role', () => {
    const written = 'over 8,900'
    const chosen = chooseReading(parseFigureValue(written), '8900')
    expect(chosen).toEqual(value(written, { lower: '8900' }))
    const open = parseFigureValue('8,900')
    expect(chooseReading(open, '9')).toBe(open)
  })
})
