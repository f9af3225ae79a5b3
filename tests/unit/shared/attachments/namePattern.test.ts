import { describe, expect, it } from 'vitest'
import { parseNamePattern, possibleCodes } from '../../../../src/shared/attachments/namePattern'

function match(pattern: string, name: string) {
  const parsed = parseNamePattern(pattern)
  if (parsed.problem !== null) throw new Error(parsed.problem)
  return parsed.match(name)
}

describe('a pattern for names', () => {
  it.each([
    ['{code}_{page}', 'F495-1-12_003.tif', { code: 'F495-1-12', page: 3 }],
    ['{code}_{page}', 'a_b_12.jpg', { code: 'a_b', page: 12 }],
    ['{code}_{page}', 'Ф495_оп1_д12_012об.tif', null],
    ['{code}_{page}', 'Ф495_оп1_д12_012б.tif', { code: 'Ф495_оп1_д12', page: 12 }],
    ['{code}', 'RGASPI 495.pdf', { code: 'RGASPI 495', page: null }],
    ['{code}/{page}', 'box 1/F.495-1/0010.tif', { code: 'F.495-1', page: 10 }],
    ['{code}/{any}', 'F.495-1/IMG_2211.jpg', { code: 'F.495-1', page: null }],
    ['scan-{page}-{code}', 'SCAN-7-МОПР.jpg', { code: 'МОПР', page: 7 }],
    ['{code}_{page}', 'nothing.tif', null],
    ['{code}(1)', 'a(1).tif', { code: 'a', page: null }]
  ])('%s reads %s', (pattern, name, expected) => {
    expect(match(pattern, name)).toEqual(expected)
  })

  it('takes composed and decomposed letters for the same', () => {
    expect(match('й{code}', 'йA.tif'.normalize('NFD'))).toEqual({ code: 'A', page: null })
  })

  it.each([
    ['{page}', 'noCode'],
    ['{code}{code}', 'twice'],
    ['{code}_{sheet}', 'unknownPart']
  ])('%s is refused', (pattern, problem) => {
    expect(parseNamePattern(pattern)).toEqual({ problem })
  })
})

it('a code may have lost its signs on becoming a name', () => {
  expect(possibleCodes('495_1_12')).toContain('495/1/12')
  expect(possibleCodes('495-1-12')).toContain('495/1/12')
  expect(possibleCodes('GB 123')).toEqual(['GB 123', 'GB.123'])
})
