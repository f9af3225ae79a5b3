import { describe, expect, it } from 'vitest'
import { kinds } from '../../../../src/shared/records/kinds'
import { partsOf } from '../../../../src/shared/records/field'
import { locales } from '../../../../src/shared/records/words'
import { atomLevel, levels } from '../../../../src/shared/vocabularies/closedTerms'
import { twoLetterLanguage } from '../../../../src/shared/vocabularies/languages'
import { isCountMeasure } from '../../../../src/shared/vocabularies/measures'
import {
  findTerm,
  termLabel,
  vocabulary,
  type VocabularyName
} from '../../../../src/shared/vocabularies/vocabularies'

const used = [
  ...new Set(
    kinds.flatMap(kind =>
      kind.fields.flatMap(field => partsOf(field).flatMap(part => part.vocabulary ?? []))
    )
  )
]

describe('vocabularies', () => {
  it.each(used)('%s has one term per code, labelled in every language', name => {
    const terms = vocabulary(name).terms()
    const codes = terms.map(term => term.code)
    expect(new Set(codes).size).toBe(codes.length)
    const unlabelled = terms.filter(term => locales.some(locale => term.label[locale] === ''))
    expect(unlabelled).toEqual([])
  })

  it.each(used.filter(name => name !== 'languages' && name !== 'countries'))(
    '%s gives no label of one language to two terms',
    name => {
      for (const locale of locales) {
        const labels = vocabulary(name)
          .terms()
          .map(term => term.label[locale].toLowerCase())
        expect(new Set(labels).size, `${name} in ${locale}`).toBe(labels.length)
      }
    }
  )

  it('every list but the tags has terms, and every list is used by a field', () => {
    const empty = used.filter(name => vocabulary(name).terms().length === 0)
    expect(empty).toEqual(['tags'])
    expect(used).toHaveLength(25)
  })

  it('labels a code and lets other text stand for itself', () => {
    expect(termLabel('statuses', 'checked', 'de')).toBe('Geprüft')
    expect(termLabel('languages', 'rus', 'ru')).toBe('русский')
    expect(termLabel('countries', 'SUHH', 'en')).toBe('USSR')
    expect(termLabel('roles', 'Head of the Russian section', 'ru')).toBe(
      'Head of the Russian section'
    )
  })

  it.each<[VocabularyName, string, string]>([
    ['levels', 'дело', 'file'],
    ['levels', 'FONDS', 'fonds'],
    ['languages', 'Deutsch', 'deu'],
    ['languages', 'ru', 'rus'],
    ['languages', 'ger', 'deu'],
    ['countries', 'россия', 'RU'],
    ['countries', 'Soviet Union', 'SUHH'],
    ['countries', 'чехословакия', 'CSHH'],
    ['countries', 'US', 'US'],
    ['measures', ' Mitglieder ', 'members']
  ])('finds in %s by "%s"', (name, text, code) => {
    expect(findTerm(name, text)?.code).toBe(code)
  })

  it('finds nothing for a text that is no term', () => {
    expect(findTerm('levels', 'box')).toBeUndefined()
  })

  it('offers the common languages first and holds all of ISO 639-3', () => {
    const terms = vocabulary('languages').terms()
    expect(terms[0]?.code).toBe('rus')
    expect(terms[3]?.code).toBe('deu')
    expect(terms.length).toBeGreaterThan(7800)
    expect(twoLetterLanguage('yid')).toBe('yi')
    expect(twoLetterLanguage('gho')).toBeUndefined()
  })

  it('knows every country of ISO 3166-1 by its everyday name, and former states by their years', () => {
    const terms = vocabulary('countries').terms()
    const present = terms.filter(term => /^[A-Z]{2}$/.test(term.code))
    expect(present).toHaveLength(250)
    expect(termLabel('countries', 'RU', 'en')).toBe('Russia')
    expect(termLabel('countries', 'CZ', 'de')).toBe('Tschechien')
    const former = terms.filter(term => term.note)
    expect(former.length).toBeGreaterThan(50)
    for (const { code, note } of former) {
      expect(code).toMatch(/^([A-Z]{4}|x-[a-z-]+)$/)
      expect(note?.en).toMatch(/^(\d{4})?–?\d{4}$/)
    }
  })

  it('spells the levels as AtoM does', () => {
    expect(levels.map(level => atomLevel(level.code))).toEqual(
      'Fonds,Subfonds,Collection,Series,Subseries,File,Item,Part'.split(',')
    )
    expect(atomLevel('box')).toBeUndefined()
  })

  it('counts members but not money, and knows nothing of a measure in other words', () => {
    expect(isCountMeasure('members')).toBe(true)
    expect(isCountMeasure('sumOfMoney')).toBe(false)
    expect(isCountMeasure('sheets of paper')).toBe(false)
  })
})
