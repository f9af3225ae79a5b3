import { describe, expect, it } from 'vitest'
import { languageCodes, scriptCodes } from '../../../../src/shared/atom/codes'
import {
  authorityHeaders,
  authorityRelationshipHeaders,
  isadHeaders
} from '../../../../src/shared/atom/headers'

describe('headers', () => {
  it.each([
    ['descriptions', isadHeaders, 56, 'legacyId', 'culture'],
    ['authority records', authorityHeaders, 29, 'culture', 'digitalObjectURI'],
    ['relationships', authorityRelationshipHeaders, 8, 'subjectAuthorizedFormOfName', 'culture']
  ] as const)('hold the columns of the template for %s', (_, headers, count, first, last) => {
    expect(new Set(headers).size).toBe(count)
    expect(headers).toHaveLength(count)
    expect([headers[0], headers.at(-1)]).toEqual([first, last])
  })

  it('keep accession number before identifier, as the template does', () => {
    expect(isadHeaders.slice(0, 6)).toEqual([
      'legacyId',
      'parentId',
      'qubitParentSlug',
      'accessionNumber',
      'identifier',
      'title'
    ])
  })
})

describe('codes', () => {
  it('know languages and scripts of the catalogue', () => {
    expect(['en', 'ru', 'de', 'fr', 'uk', 'he', 'yi', 'zh'].every(c => languageCodes.has(c))).toBe(
      true
    )
    expect(['Latn', 'Cyrl', 'Latf', 'Hebr', 'Zxxx'].every(c => scriptCodes.has(c))).toBe(true)
    expect(['rus', 'EN', 'xx', ''].some(c => languageCodes.has(c))).toBe(false)
    expect(['latn', 'Qaaa', 'Xxxx'].some(c => scriptCodes.has(c))).toBe(false)
  })

  it('are named by the platform, but for the rarest', () => {
    const names = new Intl.DisplayNames('en', { type: 'script', fallback: 'none' })
    const unnamed = [...scriptCodes].filter(code => names.of(code) === undefined)
    expect(unnamed.length).toBeLessThan(10)
    expect([...scriptCodes].every(code => /^[A-Z][a-z]{3}$/.test(code))).toBe(true)
  })
})
