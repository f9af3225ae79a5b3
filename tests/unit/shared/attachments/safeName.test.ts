import { describe, expect, it } from 'vitest'
import { extensionOf, safeName, safeNames } from '../../../../src/shared/attachments/safeName'

const bytes = (text: string) => Buffer.byteLength(text)

describe('a safe name', () => {
  it.each([
    ['CON', '_CON'],
    ['con', '_con'],
    ['CON.txt', '_CON.txt'],
    ['con .txt', '_con .txt'],
    ['nul.tiff', '_nul.tiff'],
    ['COM¹.pdf', '_COM¹.pdf'],
    ['LPT9', '_LPT9'],
    ['CONIN$', '_CONIN$'],
    ['conout$.log', '_conout$.log'],
    ['COM0.pdf', 'COM0.pdf'],
    ['CONSTITUTION.pdf', 'CONSTITUTION.pdf'],
    ['report.', 'report'],
    ['report . .', 'report'],
    ['report ', 'report'],
    ['a:b', 'a_b'],
    ['*?', '__'],
    ['a/b\\c', 'a_b_c'],
    ['<>"|', '____'],
    ['line\nbreak\u0000nul', 'line_break_nul'],
    ['\u0085\u009f', '__'],
    ['gpj.\u202Eexe', 'gpj._exe'],
    ['\u2066x\u2069', '_x_'],
    ['-rf', '_-rf'],
    ['~', '_~'],
    ['..', '_'],
    ['', '_'],
    ['   ', '_'],
    ['lone \uD800 surrogate \uDC00.tif', 'lone _ surrogate _.tif'],
    ['\uD83D\uDCDC.tif', '\uD83D\uDCDC.tif'],
    ['invalid \uFFFD.tif', 'invalid \uFFFD.tif'],
    ['Отчёт МОПР 1931.tif', 'Отчёт МОПР 1931.tif'],
    ['.hidden', '.hidden']
  ])('%j is written as %j', (original, expected) => {
    expect(safeName(original)).toBe(expected)
  })

  it('is composed: é as one character', () => {
    expect(safeName('re\u0301sume\u0301.pdf')).toBe('r\u00e9sum\u00e9.pdf')
  })

  it('keeps the extension of a name of 300 characters', () => {
    const name = safeName('a'.repeat(300) + '.tiff')
    expect(name).toBe('a'.repeat(195) + '.tiff')
  })

  it('cuts Cyrillic at 200 bytes and never through a character', () => {
    const name = safeName('ж'.repeat(127) + '.tif')
    expect(bytes(name)).toBe(200)
    expect(name).toBe('ж'.repeat(98) + '.tif')
    const scrolls = safeName('\uD83D\uDCDC'.repeat(80))
    expect(scrolls).toBe('\uD83D\uDCDC'.repeat(50))
  })

  it('leaves no dot or space at the place of the cut', () => {
    expect(safeName('a'.repeat(194) + '. b'.repeat(9) + '.tif')).toBe('a'.repeat(194) + '.tif')
  })

  it('fits into what the folder leaves of the path', () => {
    expect(safeName('Протокол заседания.pdf', 12)).toBe('Протокол.pdf')
  })
})

describe('safe names of one folder', () => {
  it('differ also where the file system ignores case or form', () => {
    const originals = ['A.txt', 'a.txt', 'ß.txt', 'SS.txt', 'ẞ.txt', 'é', 'e\u0301', 'İ', 'i\u0307']
    expect(safeNames(originals)).toEqual([
      'A.txt',
      'a (2).txt',
      'ß.txt',
      'SS (2).txt',
      'ẞ (3).txt',
      'é',
      'é (2)',
      'İ',
      'i\u0307 (2)'
    ])
  })

  it('do not take a name that another file has by itself', () => {
    expect(safeNames(['a.tif', 'a (2).tif', 'a.tif'])).toEqual(['a.tif', 'a (2).tif', 'a (3).tif'])
  })

  it('stay within 200 bytes with their number', () => {
    const names = safeNames([`${'ж'.repeat(150)}.tif`, `${'ж'.repeat(149)}.tif`])
    expect(names[1]?.endsWith(' (2).tif')).toBe(true)
    expect(names.every(name => bytes(name) <= 200)).toBe(true)
    expect(new Set(names).size).toBe(2)
  })

  it('are found quickly for ten thousand equal names', () => {
    const names = safeNames(Array.from({ length: 10_000 }, () => 'scan.tif'))
    expect(new Set(names).size).toBe(10_000)
    expect(names[9_999]).toBe('scan (10000).tif')
  })
})

describe('the extension', () => {
  it.each([
    ['a.tif', '.tif'],
    ['a.tar.gz', '.gz'],
    ['.hidden', ''],
    ['a', ''],
    ['1931. Отчёт', '']
  ])('of %j is %j', (name, expected) => {
    expect(extensionOf(name)).toBe(expected)
  })
})
