import { newSourceTitle } from './redAidRecords'

type Cells = Readonly<Record<string, string>>

/** What the CSV files must hold for the records of the main job: by file, per record its filled cells. */
export function redAidCells(
  ids: ReadonlyMap<string, string>
): Readonly<Record<string, readonly Cells[]>> {
  const id = (key: string): string => ids.get(key) ?? ''
  return {
    organisations: [
      {
        id: id('mopr'),
        name: 'International Red Aid|МОПР|Διεθνής Ερυθρά Βοήθεια|国际红色救济会',
        name_type: 'authorised|acronym|parallel|parallel',
        name_language: 'eng|rus|ell|zho',
        name_script: 'Latn|Cyrl||',
        dates_of_existence: '1922–1941',
        dates_of_existence_edtf: '1922/1941',
        reference_code: 'O-1',
        public_notes: '=SUM(A1:A9)|МОПР \\| MOPR, "captives of capitalism"\nsecond line\\\\end'
      }
    ],
    sections: [
      {
        id: id('section'),
        name: 'Секция МОПР СССР',
        name_type: 'authorised',
        name_language: 'rus',
        dates_of_existence: '1922–1947',
        dates_of_existence_edtf: '1922/1947',
        parent: 'O-1',
        parent_id: id('mopr')
      }
    ],
    governingBodies: [
      {
        id: id('committee'),
        name: 'Central Committee|Executive Committee',
        name_type: 'former|authorised',
        name_dates: '|after 1924',
        name_dates_edtf: '|[1925..]',
        organisation: 'O-1',
        organisation_id: id('mopr')
      }
    ],
    persons: [
      {
        id: id('stasova'),
        name: 'Стасова',
        name_type: 'authorised',
        name_language: 'rus',
        name_script: 'Cyrl',
        role: 'deputyHead',
        role_body: 'Executive Committee',
        role_body_id: id('committee')
      }
    ],
    events: [
      {
        id: id('conference'),
        title: 'First international conference',
        type: 'conference',
        dates: 'июль 1924',
        dates_edtf: '1924-07',
        organisation: 'O-1',
        organisation_id: id('mopr'),
        participant: 'Стасова',
        participant_id: id('stasova'),
        participant_role: 'delegate'
      }
    ],
    periodicals: [
      {
        id: id('periodical'),
        title: '«Путь МОПРа»|„Put’ MOPRa“',
        title_type: 'proper|transliterated',
        title_language: 'rus|rus',
        title_script: 'Cyrl|Latn',
        title_transliteration: '|ALA-LC',
        language: 'rus|ukr',
        place: 'Москва',
        publisher: 'Секция МОПР СССР|O-1',
        publisher_id: `${id('section')}|${id('mopr')}`,
        publisher_statement: '=HYPERLINK("x";"y")',
        dates_of_publication: 'ок. 1930',
        dates_of_publication_edtf: '1930~'
      }
    ],
    documents: [
      {
        id: id('document'),
        title: 'Ёлка',
        level: 'item',
        dates: '1924-06/1924-07',
        dates_edtf: '1924-06/1924-07',
        creator: 'O-1',
        creator_id: id('mopr'),
        language: 'rus',
        tags: 'дети'
      }
    ],
    sources: [
      {
        id: id('source'),
        title: 'International Red Aid',
        source_kind: 'article',
        date: '[1931?]',
        date_edtf: '1931?'
      },
      { id: id('newSource'), title: newSourceTitle }
    ],
    citations: [
      {
        id: id('citation'),
        source: newSourceTitle,
        source_id: id('newSource'),
        locator: 'с. 5; "примечание" 2',
        quote: 'первая строка\nвторая строка'
      }
    ],
    figures: [
      {
        figure_id: id('members'),
        citation_id: id('citation'),
        subject: 'O-1',
        subject_id: id('mopr'),
        measure: 'members',
        value: '8900000',
        value_text: '8,900,000',
        value_state: 'value',
        approximate: 'no',
        as_of: '1928-01-01',
        as_of_written: '1 January 1928',
        according_to: 'Стасова',
        according_to_id: id('stasova'),
        source: newSourceTitle,
        source_id: id('newSource'),
        locator: 'с. 5; "примечание" 2',
        quote: 'первая строка\nвторая строка'
      }
    ]
  }
}
