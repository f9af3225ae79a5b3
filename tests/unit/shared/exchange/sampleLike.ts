import type { CatalogueRecord } from '../../../../src/shared/records/record'
import { figureValue, gregorian, makeRecord, nextId } from '../records/makeRecord'

const ids = {
  organisation: nextId(),
  person: nextId(),
  source: nextId(),
  citation: nextId(),
  fonds: nextId(),
  file: nextId()
}

/** Two authority records, two documents in the wrong order, a figure with two citations. */
export const sampleLike: Readonly<Record<keyof typeof ids | 'figure', CatalogueRecord>> = {
  organisation: makeRecord(
    'organisation',
    {
      names: [
        { text: 'МОПР', type: 'acronym', language: 'rus' },
        { text: 'International Red Aid', type: 'authorised' },
        { text: 'Internationale Rote Hilfe', type: 'parallel', language: 'deu' },
        { text: 'Secours rouge | international', type: 'parallel' }
      ],
      country: 'SUHH',
      seat: 'Moscow',
      form: 'massOrganisation',
      datesOfExistence: gregorian('1922–1941', '1922/1941'),
      history: 'Founded by the Comintern.\r\nDissolved in 1941.',
      identifiers: [{ value: '148463773', scheme: 'VIAF' }],
      referenceCode: 'IRA',
      status: 'checked',
      privateNotes: ['do not show'],
      citations: [{ citation: ids.citation }]
    },
    ids.organisation
  ),
  person: makeRecord(
    'person',
    {
      names: [{ text: 'Stasova, Elena', type: 'authorised' }],
      roles: [
        { role: 'deputyHead', body: ids.organisation, dates: gregorian('1927–1937', '1927/1937') },
        { role: 'Head of the Russian section' }
      ],
      identifiers: [{ value: 'Q1', scheme: 'Wikidata' }]
    },
    ids.person
  ),
  source: makeRecord('source', { title: 'MOPR’s Banners Abroad' }, ids.source),
  citation: makeRecord(
    'citation',
    { source: ids.source, locator: 'p. 5', quote: '8,900,000 members' },
    ids.citation
  ),
  fonds: makeRecord(
    'document',
    { title: 'Executive Committee', level: 'fonds', referenceCode: 'F. 539', status: 'published' },
    ids.fonds
  ),
  file: makeRecord(
    'document',
    {
      title: 'Correspondence',
      level: 'file',
      parent: ids.fonds,
      dates: { written: '25 октября 1917 – 1931', edtf: '1917-10-25/1931', calendar: 'julian' },
      creators: [ids.organisation, ids.person],
      languages: ['rus', 'deu', 'chu', 'gho'],
      scripts: ['Cyrl', 'Latn', 'own script'],
      publicNotes: ['First note', 'Second note'],
      access: 'open'
    },
    ids.file
  ),
  figure: makeRecord('figure', {
    subject: ids.organisation,
    measure: 'members',
    value: figureValue('8.9 million', '8900000'),
    asOf: gregorian('1 January 1928', '1928-01-01'),
    accordingTo: ids.person,
    citations: [{ citation: ids.citation, field: 'value' }, { citation: nextId() }]
  })
}
