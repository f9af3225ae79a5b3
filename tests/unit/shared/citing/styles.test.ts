import { describe, expect, it } from 'vitest'
import { cite, citationStyles } from '../../../../src/shared/citing/cite'
import type { CitationStyle } from '../../../../src/shared/citing/cite'
import { initials } from '../../../../src/shared/citing/nameForms'
import { readLocator } from '../../../../src/shared/citing/locator'
import { plainText } from '../../../../src/shared/citing/richText'
import type { Json } from '../../../../src/shared/changeLog/changeset'
import { contextAmong } from '../exchange/written'
import { gregorian, makeRecord, nextId } from '../records/makeRecord'

type Values = Readonly<Record<string, Json>>

const others = (columns: Readonly<Record<string, string>>): Json =>
  Object.entries(columns).map(([column, text]) => ({ column, text }))
const by = (...names: readonly string[]): Json => names.map(name => ({ name }))

const container = makeRecord('periodical', {
  titles: [{ text: 'Путь МОПРа', type: 'proper', language: 'rus' }]
})

const works: Readonly<Record<string, readonly [values: Values, locator: string]>> = {
  'Russian book': [
    {
      title: 'МОПР за рубежом',
      sourceKind: 'book',
      creators: by('Стасова, Елена Дмитриевна'),
      place: 'Москва',
      publisher: 'Изд-во ЦК МОПР СССР',
      date: gregorian('1929'),
      languages: ['rus']
    },
    'с. 12-15'
  ],
  'English book of two': [
    {
      title: 'What Is to Be Done?',
      sourceKind: 'book',
      creators: by('Smith, John', 'Jones, Mary'),
      place: 'London',
      publisher: 'Red Press',
      date: gregorian('1928'),
      languages: ['eng']
    },
    'p. 5'
  ],
  'German book of four': [
    {
      title: 'Rote Hilfe',
      sourceKind: 'book',
      creators: by('Zelt, Johannes', 'Pieck, Wilhelm', 'Marchlewski, Julian', 'Zetkin, Clara'),
      place: 'Berlin',
      publisher: 'Dietz',
      date: gregorian('1957'),
      languages: ['deu'],
      isbn: '3-16-148410-0'
    },
    'S. 40'
  ],
  'Russian article': [
    {
      title: 'Белый террор',
      sourceKind: 'article',
      creators: by('Стасова, Е. Д.'),
      containedIn: container.id,
      date: gregorian('1927'),
      languages: ['rus'],
      otherColumns: others({ issue: '3', pages: '5-7' })
    },
    'с. 6'
  ],
  'French article': [
    {
      title: 'Le Secours rouge',
      sourceKind: 'article',
      creators: by('Dupont, Jean'),
      date: gregorian('1932'),
      languages: ['fra'],
      otherColumns: others({
        contained_in: 'Cahiers d’histoire',
        volume: '12',
        issue: '3',
        pages: '105-120'
      })
    },
    ''
  ],
  'newspaper article': [
    {
      title: 'Relief for Prisoners',
      sourceKind: 'article',
      date: gregorian('15 March 1927', '1927-03-15'),
      languages: ['eng'],
      otherColumns: others({ contained_in: 'Daily Worker' })
    },
    'p. 2'
  ],
  'periodical issue': [
    {
      title: 'Путь МОПРа',
      sourceKind: 'periodicalIssue',
      date: gregorian('1928'),
      languages: ['rus'],
      otherColumns: others({ issue: '7' })
    },
    ''
  ],
  'archival unit': [
    {
      title: 'Протоколы заседаний Исполкома МОПР',
      sourceKind: 'archivalUnit',
      repository: 'РГАСПИ',
      shelfmark: { fond: '539', opis: '4', delo: '12' },
      date: gregorian('1928'),
      languages: ['rus']
    },
    'л. 5 об.'
  ],
  'web page': [
    {
      title: 'International Red Aid',
      sourceKind: 'webPage',
      url: 'https://example.org/mopr',
      languages: ['eng'],
      otherColumns: others({ contained_in: 'Marxists Archive', accessed: '2020-05-12' })
    },
    ''
  ]
}

/** Italic between asterisks. */
function cited(name: string, style: CitationStyle): string {
  const [values, locator] = works[name] ?? [{}, '']
  const source = makeRecord('source', values)
  const citation = makeRecord('citation', { source: source.id, locator })
  const rich = cite(citation, style, contextAmong([source, citation, container]))
  return (rich ?? []).map(({ text, isItalic }) => (isItalic ? `*${text}*` : text)).join('')
}

const expected: Readonly<Record<CitationStyle, Readonly<Record<string, string>>>> = {
  chicagoNote: {
    'Russian book':
      'Елена Дмитриевна Стасова, *МОПР за рубежом* (Москва: Изд-во ЦК МОПР СССР, 1929), 12–15.',
    'English book of two':
      'John Smith and Mary Jones, *What Is to Be Done?* (London: Red Press, 1928), 5.',
    'German book of four': 'Johannes Zelt et al., *Rote Hilfe* (Berlin: Dietz, 1957), 40.',
    'Russian article': 'Е. Д. Стасова, “Белый террор,” *Путь МОПРа*, no. 3 (1927): 6.',
    'French article': 'Jean Dupont, “Le Secours rouge,” *Cahiers d’histoire* 12, no. 3 (1932).',
    'newspaper article': '“Relief for Prisoners,” *Daily Worker*, March 15, 1927, 2.',
    'periodical issue': '*Путь МОПРа*, no. 7 (1928).',
    'archival unit':
      'Протоколы заседаний Исполкома МОПР, 1928, f. 539, op. 4, d. 12, l. 5 об., РГАСПИ.',
    'web page':
      '“International Red Aid,” Marxists Archive, accessed May 12, 2020, https://example.org/mopr.'
  },
  chicagoBibliography: {
    'Russian book':
      'Стасова, Елена Дмитриевна. *МОПР за рубежом*. Москва: Изд-во ЦК МОПР СССР, 1929.',
    'English book of two':
      'Smith, John, and Mary Jones. *What Is to Be Done?* London: Red Press, 1928.',
    'German book of four':
      'Zelt, Johannes, Wilhelm Pieck, Julian Marchlewski, and Clara Zetkin. *Rote Hilfe*. Berlin: Dietz, 1957.',
    'Russian article': 'Стасова, Е. Д. “Белый террор.” *Путь МОПРа*, no. 3 (1927): 5–7.',
    'French article':
      'Dupont, Jean. “Le Secours rouge.” *Cahiers d’histoire* 12, no. 3 (1932): 105–120.',
    'newspaper article': '“Relief for Prisoners.” *Daily Worker*, March 15, 1927.',
    'periodical issue': '*Путь МОПРа*, no. 7 (1928).',
    'archival unit': 'Протоколы заседаний Исполкома МОПР. 1928. F. 539, op. 4, d. 12. РГАСПИ.',
    'web page':
      '“International Red Aid.” Marxists Archive. Accessed May 12, 2020. https://example.org/mopr.'
  },
  iso690: {
    'Russian book':
      'СТАСОВА, Елена Дмитриевна. *МОПР за рубежом*. Москва: Изд-во ЦК МОПР СССР, 1929, pp. 12–15.',
    'English book of two':
      'SMITH, John and JONES, Mary. *What Is to Be Done?* London: Red Press, 1928, p. 5.',
    'German book of four':
      'ZELT, Johannes et al. *Rote Hilfe*. Berlin: Dietz, 1957, p. 40. ISBN 3-16-148410-0.',
    'Russian article': 'СТАСОВА, Е. Д. Белый террор. *Путь МОПРа*. 1927, no. 3, p. 6.',
    'French article':
      'DUPONT, Jean. Le Secours rouge. *Cahiers d’histoire*. 1932, 12(3), pp. 105–120.',
    'newspaper article': 'Relief for Prisoners. *Daily Worker*. 15 March 1927, p. 2.',
    'periodical issue': '*Путь МОПРа*. 1928, no. 7.',
    'archival unit':
      'Протоколы заседаний Исполкома МОПР. 1928. Held at: РГАСПИ, f. 539, op. 4, d. 12, l. 5 об.',
    'web page':
      '*International Red Aid* [online]. Marxists Archive, [viewed 12 May 2020]. Available from: https://example.org/mopr.'
  },
  gost: {
    'Russian book': 'Стасова Е. Д. МОПР за рубежом. М. : Изд-во ЦК МОПР СССР, 1929. С. 12–15.',
    'English book of two': 'Smith J., Jones M. What Is to Be Done? London : Red Press, 1928. P. 5.',
    'German book of four': 'Rote Hilfe / J. Zelt [u. a.]. Berlin : Dietz, 1957. S. 40.',
    'Russian article': 'Стасова Е. Д. Белый террор // Путь МОПРа. 1927. № 3. С. 6.',
    'French article':
      'Dupont J. Le Secours rouge // Cahiers d’histoire. 1932. T. 12. No. 3. P. 105–120.',
    'newspaper article': 'Relief for Prisoners // Daily Worker. 1927. 15 March. P. 2.',
    'periodical issue': 'Путь МОПРа. 1928. № 7.',
    'archival unit': 'Протоколы заседаний Исполкома МОПР // РГАСПИ. Ф. 539. Оп. 4. Д. 12. Л. 5 об.',
    'web page':
      'International Red Aid [Электронный ресурс] // Marxists Archive. URL: https://example.org/mopr (дата обращения: 12.05.2020).'
  },
  mla: {
    'Russian book':
      'Стасова, Елена Дмитриевна. *МОПР за рубежом*. Изд-во ЦК МОПР СССР, 1929, pp. 12–15.',
    'English book of two':
      'Smith, John, and Mary Jones. *What Is to Be Done?* Red Press, 1928, p. 5.',
    'German book of four': 'Zelt, Johannes, et al. *Rote Hilfe*. Dietz, 1957, p. 40.',
    'Russian article': 'Стасова, Е. Д. “Белый террор.” *Путь МОПРа*, no. 3, 1927, p. 6.',
    'French article':
      'Dupont, Jean. “Le Secours rouge.” *Cahiers d’histoire*, vol. 12, no. 3, 1932, pp. 105–120.',
    'newspaper article': '“Relief for Prisoners.” *Daily Worker*, 15 Mar. 1927, p. 2.',
    'periodical issue': '*Путь МОПРа*, no. 7, 1928.',
    'archival unit':
      'Протоколы заседаний Исполкома МОПР. 1928, РГАСПИ, f. 539, op. 4, d. 12, l. 5 об.',
    'web page':
      '“International Red Aid.” *Marxists Archive*, example.org/mopr. Accessed 12 May 2020.'
  }
}

describe.each(citationStyles)('%s', style => {
  it.each(Object.keys(works))('%s', name => {
    expect(cited(name, style)).toBe(expected[style][name])
  })
})

describe('what is missing', () => {
  it.each(citationStyles)('leaves no marks behind: %s', style => {
    for (const kind of [
      'book',
      'article',
      'periodicalIssue',
      'archivalUnit',
      'webPage',
      'letter'
    ]) {
      const bare = makeRecord('source', { title: 'Title', sourceKind: kind })
      const text = plainText(cite(bare, style, contextAmong([bare])) ?? [])
      expect(text).toContain('Title')
      expect(text).not.toMatch(/^[\s,.:/]|[,:(]\s*[,.)]|\s{2}|\.\.|, *$|undefined|\(\)|\/\/ *\.?$/)
      const empty = makeRecord('source', { sourceKind: kind })
      expect(plainText(cite(empty, style, contextAmong([empty])) ?? [])).not.toMatch(/undefined/)
    }
  })

  it('a citation without a source is none, and a figure is never one', () => {
    const citation = makeRecord('citation', { source: nextId(), locator: 'p. 1' })
    const context = contextAmong([citation])
    expect(cite(citation, 'gost', context)).toBeNull()
    expect(cite(makeRecord('figure', {}), 'gost', context)).toBeNull()
  })

  it('a document is cited by its repository and code', () => {
    const document = makeRecord('document', {
      title: 'Letter to Willi Münzenberg',
      referenceCode: 'RY 1/I 4/4/12',
      repository: 'Bundesarchiv',
      dates: gregorian('1924', '1924')
    })
    const text = (style: CitationStyle) =>
      plainText(cite(document, style, contextAmong([document])) ?? [])
    expect(text('chicagoNote')).toBe(
      'Letter to Willi Münzenberg, 1924, RY 1/I 4/4/12, Bundesarchiv.'
    )
    expect(text('gost')).toBe('Letter to Willi Münzenberg // Bundesarchiv. RY 1/I 4/4/12.')
  })
})

describe('places and names', () => {
  it.each([
    ['p. 5', 'page', '5'],
    ['pp. 5-7', 'page', '5–7'],
    ['С. 12', 'page', '12'],
    ['Bl. 3', 'leaf', '3'],
    ['л. 5 об.', 'leaf', '5 об.'],
    ['17', 'page', '17'],
    ['column 3', 'other', 'column 3'],
    ['передовая', 'other', 'передовая']
  ] as const)('%s is a %s', (text, unit, rest) => {
    expect(readLocator(text)).toEqual({ unit, text: rest })
  })

  it.each([
    ['Елена Дмитриевна', 'Е. Д.'],
    ['Е.Д.', 'Е. Д.'],
    ['Jean-Paul', 'J.-P.'],
    ['', '']
  ])('%s is shortened', (given, short) => {
    expect(initials(given)).toBe(short)
  })
})
