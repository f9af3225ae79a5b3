import { gregorian, makeRecord, nextId } from '../../records/makeRecord'
import { figureValue } from '../../records/makeRecord'

const ids = {
  section: nextId(),
  person: nextId(),
  source: nextId(),
  russianSource: nextId(),
  citation: nextId(),
  otherCitation: nextId(),
  scan: nextId(),
  fonds: nextId(),
  file: nextId(),
  periodical: nextId()
}

/** A section with a cited figure, a tree of documents with a scan, a periodical under two titles. */
export const examples = {
  section: makeRecord(
    'section',
    {
      referenceCode: 'N-1',
      status: 'published',
      names: [
        { text: 'Rote Hilfe Deutschlands', type: 'authorised', language: 'deu', script: 'Latn' },
        {
          text: 'Красная помощь Германии',
          type: 'parallel',
          language: 'rus',
          script: 'Cyrl'
        },
        {
          text: 'Krasnaia pomoshchʹ Germanii',
          type: 'other',
          language: 'rus',
          script: 'Latn',
          transliteration: 'ALA-LC',
          dates: gregorian('before 1936', '../1936')
        }
      ],
      country: 'DE',
      datesOfExistence: { written: 'ок. 1924 – ?', edtf: '1924~/', calendar: 'gregorian' },
      privateNotes: ['not for others'],
      citations: [{ citation: ids.citation, field: 'country' }]
    },
    ids.section
  ),
  person: makeRecord(
    'person',
    { names: [{ text: 'Stasova, Elena', type: 'authorised' }] },
    ids.person
  ),
  source: makeRecord(
    'source',
    { title: 'MOPR’s Banners Abroad', place: 'Moscow', url: 'http://example.org/a' },
    ids.source
  ),
  citation: makeRecord(
    'citation',
    { source: ids.source, locator: 'p. 5', quote: '8,9 млн', quoteLanguage: 'rus' },
    ids.citation
  ),
  otherCitation: makeRecord('citation', { source: ids.source, locator: 'p. 7' }, ids.otherCitation),
  figure: makeRecord('figure', {
    subject: ids.section,
    measure: 'members',
    value: figureValue('530,000', '530000'),
    asOf: gregorian('1 January 1933', '1933-01-01'),
    citations: [{ citation: ids.otherCitation }, { citation: ids.citation }]
  }),
  scan: makeRecord('scan', { originalName: 'Лист 1.tif', sha256: 'ab'.repeat(32) }, ids.scan),
  fonds: makeRecord(
    'document',
    { title: 'Executive Committee', level: 'fonds', referenceCode: 'F. 539' },
    ids.fonds
  ),
  file: makeRecord(
    'document',
    {
      title: 'Correspondence',
      level: 'part',
      parent: ids.fonds,
      dates: { written: '25 октября 1917', edtf: '1917-10-25', calendar: 'julian' },
      extent: '120 leaves',
      creators: [ids.section, ids.person],
      languages: ['rus', 'deu'],
      scripts: ['Cyrl'],
      scopeAndContent: 'Letters.\n\nReports.',
      access: 'open',
      archivalHistory: 'From Moscow.',
      attachments: [{ scan: ids.scan, caption: 'First leaf' }]
    },
    ids.file
  ),
  item: makeRecord('document', { title: 'Letter', level: 'item', parent: ids.file }),
  later: makeRecord('document', { title: 'Later file', level: 'file', parent: ids.fonds }),
  periodical: makeRecord(
    'periodical',
    {
      titles: [
        { text: 'Путь МОПРа', type: 'proper', language: 'rus', script: 'Cyrl' },
        { text: 'Putʹ MOPRa', type: 'transliterated', language: 'rus', script: 'Latn' },
        { text: 'The Path of MOPR', type: 'parallel', language: 'eng', script: 'Latn' },
        { text: 'Bulletin', type: 'former', dates: gregorian('1924', '1924') }
      ],
      languages: ['rus', 'gho'],
      scripts: ['Cyrl'],
      place: 'Berlin',
      country: 'DE',
      publishers: [ids.section],
      frequency: 'monthly',
      datesOfPublication: gregorian('1925–1938', '1925/1938'),
      issn: '0317-8471',
      numbering: 'No. 1 (1925) – no. 24 (1938)',
      publicNotes: ['First note.', 'Second note.'],
      identifiers: [{ value: '2578-9', scheme: 'ZDB' }, { value: 'https://example.org/журнал' }]
    },
    ids.periodical
  ),
  later2: makeRecord('periodical', {
    titles: [{ text: 'Nachfolger', type: 'proper' }],
    continues: [ids.periodical]
  })
}
