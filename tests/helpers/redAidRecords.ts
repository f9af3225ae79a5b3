import type { EnteredRecord } from '../../src/shared/records/entered'

/** Title of the source that is made while its citation is entered. */
export const newSourceTitle = 'Отчёт ЦК МОПР'
const notes = {
  formula: '=SUM(A1:A9)',
  divided: 'МОПР | MOPR, "captives of capitalism"\nsecond line\\end'
}

/** One record of every kind, as they are typed: in this order what is referred to is there. */
export const redAidRecords: readonly EnteredRecord[] = [
  {
    key: 'mopr',
    kind: 'organisation',
    values: {
      names: [
        { text: 'International Red Aid', type: 'authorised', language: 'eng', script: 'Latn' },
        { text: 'МОПР', type: 'acronym', language: 'rus', script: 'Cyrl' },
        { text: 'Διεθνής Ερυθρά Βοήθεια', type: 'parallel', language: 'ell' },
        { text: '国际红色救济会', type: 'parallel', language: 'zho' }
      ],
      datesOfExistence: '1922–1941',
      referenceCode: 'O-1',
      publicNotes: [notes.formula, notes.divided]
    }
  },
  {
    key: 'section',
    kind: 'section',
    values: {
      names: [{ text: 'Секция МОПР СССР', type: 'authorised', language: 'rus' }],
      datesOfExistence: '1922–1947',
      parent: '@mopr'
    }
  },
  {
    key: 'committee',
    kind: 'governingBody',
    values: {
      names: [
        { text: 'Central Committee', type: 'former' },
        { text: 'Executive Committee', type: 'authorised', dates: 'after 1924' }
      ],
      organisation: '@mopr'
    }
  },
  {
    key: 'stasova',
    kind: 'person',
    values: {
      names: [{ text: 'Стасова', type: 'authorised', language: 'rus', script: 'Cyrl' }],
      roles: [{ role: 'deputyHead', body: '@committee' }]
    }
  },
  {
    key: 'conference',
    kind: 'event',
    values: {
      title: 'First international conference',
      type: 'conference',
      dates: 'июль 1924',
      organisation: '@mopr',
      participants: [{ participant: '@stasova', role: 'delegate' }]
    }
  },
  {
    key: 'periodical',
    kind: 'periodical',
    values: {
      titles: [
        { text: '«Путь МОПРа»', type: 'proper', language: 'rus', script: 'Cyrl' },
        {
          text: '„Put’ MOPRa“',
          type: 'transliterated',
          language: 'rus',
          script: 'Latn',
          transliteration: 'ALA-LC'
        }
      ],
      languages: ['rus', 'ukr'],
      place: 'Москва',
      publishers: ['@section', '@mopr'],
      publisherStatement: '=HYPERLINK("x";"y")',
      datesOfPublication: 'ок. 1930'
    }
  },
  {
    key: 'document',
    kind: 'document',
    values: {
      title: 'Ёлка',
      level: 'item',
      dates: '1924-06/1924-07',
      creators: ['@mopr'],
      languages: ['rus'],
      tags: ['дети']
    }
  },
  {
    key: 'source',
    kind: 'source',
    values: { title: 'International Red Aid', sourceKind: 'article', date: '[1931?]' }
  },
  {
    key: 'citation',
    kind: 'citation',
    values: {
      source: '@newSource',
      locator: 'с. 5; "примечание" 2',
      quote: 'первая строка\nвторая строка'
    }
  },
  {
    key: 'members',
    kind: 'figure',
    values: {
      subject: '@mopr',
      measure: 'members',
      value: '8,900,000',
      asOf: '1 January 1928',
      accordingTo: '@stasova',
      citations: [{ citation: '@citation' }]
    }
  }
]

/** What a record is called where others refer to it. */
export const titlesOfRecords: Readonly<Record<string, string>> = {
  mopr: 'International Red Aid',
  section: 'Секция МОПР СССР',
  committee: 'Executive Committee',
  stasova: 'Стасова',
  conference: 'First international conference',
  periodical: '«Путь МОПРа»',
  document: 'Ёлка',
  source: 'International Red Aid',
  newSource: newSourceTitle,
  citation: `${newSourceTitle}, с. 5; "примечание" 2`,
  members: '8,900,000 members · International Red Aid · 1 January 1928'
}
