import { describe, expect, it } from 'vitest'
import { checkAtomBytes } from '../../../../src/shared/atom/checks/encoding'

const levels = (bytes: readonly number[]): string[] =>
  checkAtomBytes(Uint8Array.from(bytes)).map(issue => issue.level)

describe('checkAtomBytes', () => {
  it('accepts UTF-8 and mentions its mark', () => {
    expect(levels([...Buffer.from('a,б,€,😀\n')])).toEqual([])
    expect(levels([0xef, 0xbb, 0xbf, 0x61])).toEqual(['info'])
  })

  it('refuses the marks of UTF-16', () => {
    expect(levels([0xff, 0xfe, 0x61, 0])).toEqual(['error'])
    expect(levels([0xfe, 0xff, 0, 0x61])).toEqual(['error'])
  })

  it('names each line once', () => {
    const windows1251 = [0x61, 0x0a, 0xcc, 0xce, 0xcf, 0xd0, 0x0a, 0x62, 0x0a, 0xff]
    const messages = checkAtomBytes(Uint8Array.from(windows1251)).map(issue => issue.message)
    expect(messages).toEqual(['Line 2 of the file is not UTF-8', 'Line 4 of the file is not UTF-8'])
  })

  it('agrees with the platform on every pair and on hard sequences', () => {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
    const isValid = (bytes: Uint8Array): boolean => {
      try {
        decoder.decode(bytes)
        return true
      } catch {
        return false
      }
    }
    const hard = [0x00, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc2, 0xe0, 0xed]
    const leads = [0xe0, 0xe1, 0xed, 0xef, 0xf0, 0xf1, 0xf4, 0xf5, 0xc2, 0xc1]
    let compared = 0
    for (const first of leads) {
      for (const second of hard) {
        for (const third of hard) {
          for (const fourth of hard) {
            const bytes = Uint8Array.of(0x61, first, second, third, fourth)
            expect(checkAtomBytes(bytes).length === 0, bytes.join()).toBe(isValid(bytes))
            compared++
          }
        }
      }
    }
    expect(compared).toBe(21_970)
  })
})
