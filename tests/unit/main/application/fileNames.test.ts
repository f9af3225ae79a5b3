import { expect, test } from 'vitest'
import { safeFileName } from '../../../../src/main/application/fileNames'

test.each([
  ['Фонд 538', 'Фонд 538'],
  ['a/b\\c:d*e?f"g<h>i|j', 'a_b_c_d_e_f_g_h_i_j'],
  ['../../etc/passwd', '_.._etc_passwd'],
  ['..', '_'],
  ['', '_'],
  [' .hidden. ', 'hidden'],
  ['CON', '_CON'],
  ['nul.csv', '_nul.csv'],
  ['COM¹.csv', '_COM¹.csv'],
  ['console', 'console'],
  ['line\nfeed\u0000', 'line_feed_'],
  ['right\u202eleft', 'right_left'],
  ['lone \ud800 surrogate', 'lone _ surrogate'],
  ['e\u0301', 'é'],
  ['МОПР 😀', 'МОПР 😀']
])('%j becomes %j', (name, safe) => {
  expect(safeFileName(name)).toBe(safe)
})

test('a long name is cut between characters', () => {
  const safe = safeFileName('Ж'.repeat(500), '.opis')
  expect(safe).toBe(`${'Ж'.repeat(100)}.opis`)
  expect(safeFileName(`${'a'.repeat(199)}😀`)).toBe('a'.repeat(199))
})
