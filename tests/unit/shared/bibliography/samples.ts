import { gregorian, makeRecord } from '../records/makeRecord'

const organisation = makeRecord('organisation', {
  names: [{ text: 'Центральный комитет МОПР СССР', type: 'authorised' }]
})

export const periodical = makeRecord('periodical', {
  titles: [
    { text: 'Путь МОПРа', type: 'proper' },
    { text: 'The Path of the MOPR', type: 'parallel' }
  ],
  languages: ['rus'],
  place: 'Москва',
  publisherStatement: 'Изд-во ЦК МОПР СССР',
  datesOfPublication: gregorian('1923–1941', '1923/1941'),
  issn: '0000-0000'
})

/** Sources as an archivist has them, with all that formats stumble over. */
export const sources = [
  makeRecord('source', {
    title: '100 % {solidarity}: A & B_C #1 ~ 50^2 $5 \\ "quoted" -- and --- dashes',
    sourceKind: 'book',
    creators: [
      { name: 'Стасова, Елена Дмитриевна' },
      { name: 'International Red Aid and Friends' }
    ],
    place: 'Москва',
    publisher: 'Изд-во «МОПР»',
    date: gregorian('около 1928 г.', '1928~'),
    languages: ['rus', 'deu'],
    isbn: '978-1-4822-5326-9',
    url: 'https://example.org/a_b?c=%20d&e=~f#g',
    tags: ['помощь, взаимная', 'MOPR'],
    publicNotes: ['First note\nwith a second line', 'AB  - looks like a tag']
  }),
  makeRecord('source', {
    title: 'Письмо в ЦК МОПР',
    sourceKind: 'letter',
    creators: [{ name: 'Zetkin, Clara' }, { record: organisation.id }],
    date: gregorian('5 мая 1927 г.', '1927-05-05'),
    repository: 'РГАСПИ',
    callNumber: '539/4/12',
    shelfmark: { fond: '539', opis: '4', delo: '12', list: '5 об.' },
    languages: ['rus']
  }),
  makeRecord('source', {
    title: 'Der MOPR-Tag',
    parallelTitles: ['День МОПР', 'MOPR Day'],
    sourceKind: 'minutes',
    date: gregorian('весна 1926', '1926-21'),
    containedIn: periodical.id,
    doi: '10.1000/182',
    issn: '0915-5287'
  }),
  makeRecord('source', { title: 'Undated', date: gregorian('zu Ostern', null) }),
  makeRecord('source', { title: 'Years', date: gregorian('1923–1925', '1923/1925') }),
  makeRecord('source', { title: 'Day', date: gregorian('1926-03-18') })
]

export const everything = [organisation, periodical, ...sources]
