import { describe, expect, it } from 'vitest'
import { eventColumns } from '../../../../../src/shared/atom/columns'
import { planForHeader } from '../../../../../src/shared/import/foreign/formats'
import { valueOf, valuesOf } from '../../../../../src/shared/records/record'
import { catalogueForTables, tableOf } from '../../../../helpers/foreignTables'
import { importFile } from '../../../../helpers/importing'

const { catalogue, importTable, records, shown } = catalogueForTables()

const authorities = tableOf(
  ['typeOfEntity', 'authorizedFormOfName', 'otherFormsOfName'],
  [
    {
      typeOfEntity: 'Corporate body',
      authorizedFormOfName: 'International Red Aid',
      otherFormsOfName: 'MOPR'
    },
    { typeOfEntity: 'Person', authorizedFormOfName: 'Stasova, Elena' }
  ]
)

describe('further tables of AtoM, and those of its older versions', () => {
  it('bring accessions; donors and processing are kept', async () => {
    const table = tableOf(
      [
        ...['accessionNumber', 'acquisitionDate', 'sourceOfAcquisition', 'title', 'donorName'],
        ...['receivedExtentUnits', 'eventTypes', 'eventDates', 'eventStartDates', 'eventEndDates'],
        'culture'
      ],
      [
        {
          accessionNumber: '2026-007',
          acquisitionDate: '2026-02-01',
          title: 'Papers',
          donorName: 'A. Donor',
          receivedExtentUnits: '3 boxes',
          eventTypes: 'Creation',
          eventDates: '1923-1925',
          eventStartDates: '1923',
          eventEndDates: '1925',
          culture: 'en'
        }
      ]
    )
    const { found, counts } = await importTable(table)
    expect([found, counts]).toEqual(['atomAccessions', { created: 1 }])
    const papers = (await records('document')).get('Papers')
    expect(await shown(papers, 'referenceCode', 'extent', 'dates')).toEqual([
      '2026-007',
      '3 boxes',
      '1923-1925'
    ])
    expect(JSON.stringify(papers?.values['otherColumns'])).toContain('A. Donor')
    expect((await importTable(table)).counts).toEqual({ unchanged: 1 })
  })

  it('bring further names, and relationships in their older columns', async () => {
    await importTable(authorities)
    const aliases = tableOf(
      ['parentAuthorizedFormOfName', 'alternateForm', 'formType', 'culture'],
      [
        {
          parentAuthorizedFormOfName: 'International Red Aid',
          alternateForm: 'Secours rouge',
          formType: 'parallel'
        },
        { parentAuthorizedFormOfName: 'Nobody', alternateForm: 'Nemo', formType: 'other' }
      ]
    )
    const { found, counts } = await importTable(aliases)
    expect([found, counts]).toEqual(['atomAliases', { changed: 1, refused: 1 }])
    const body = (await records('organisation')).get('International Red Aid')
    expect(JSON.stringify(body?.values['names'])).toContain('Secours rouge')
    expect(JSON.stringify(body?.values['names'])).toContain('MOPR')
    expect((await importTable(aliases)).counts).toEqual({ unchanged: 1, refused: 1 })
    const relations = tableOf(
      ['sourceAuthorizedFormOfName', 'targetAuthorizedFormOfName', 'category', 'date'],
      [
        {
          sourceAuthorizedFormOfName: 'Stasova, Elena',
          targetAuthorizedFormOfName: 'International Red Aid',
          category: 'associative'
        }
      ]
    )
    expect((await importTable(relations)).counts).toEqual({ changed: 1 })
  })

  it('bring creators and dates from the columns of older versions', async () => {
    await importTable(authorities)
    const { counts } = await importTable(
      tableOf(
        [
          ...['legacyId', 'parentId', 'title', 'levelOfDescription', 'radEdition', 'creators'],
          ...['creationDates', 'creationDatesStart', 'creationDatesEnd', 'creationDateNotes']
        ],
        [
          {
            legacyId: '1',
            title: 'Reports',
            levelOfDescription: 'fonds',
            radEdition: 'second',
            creators: 'International Red Aid|Stasova, Elena',
            creationDates: '1924|1930',
            creationDatesStart: '1924|1930',
            creationDatesEnd: '1924|1930'
          }
        ]
      )
    )
    expect(counts).toEqual({ created: 1 })
    const reports = (await records('document')).get('Reports')
    expect(await shown(reports, 'creators', 'dates')).toEqual([
      'International Red Aid; Stasova, Elena',
      '1924'
    ])
    const kept = JSON.stringify(reports?.values['otherColumns'])
    expect(kept).toContain('radEdition')
    expect(kept).toContain('1924|1930')
  })

  it('leave with their names what the file does not say of them, whatever their order', async () => {
    const names = (others: string) =>
      tableOf(
        ['typeOfEntity', 'authorizedFormOfName', 'parallelFormsOfName', 'otherFormsOfName'],
        [
          {
            typeOfEntity: 'Person',
            authorizedFormOfName: 'Zetkin, Clara',
            otherFormsOfName: others
          }
        ]
      )
    await importTable(names('Eißner|Цеткин'))
    const id = (await records('person')).get('Zetkin, Clara')?.id ?? ''
    const header = ['id', 'name', 'name_type', 'name_language']
    await importFile(catalogue(), {
      text: tableOf(header, [
        { id, name: 'Zetkin, Clara|Eißner|Цеткин', name_type: 'authorised|other|acronym' },
        { id, name: 'Zetkin, Clara|Eißner|Цеткин', name_language: '|deu|rus' }
      ]),
      plans: [planForHeader({ kind: 'person', header })]
    })
    await importTable(names('Цеткин|Eißner'))
    const person = (await records('person')).get('Zetkin, Clara')
    expect(person && valuesOf(person, 'names')).toEqual([
      { text: 'Zetkin, Clara', type: 'authorised' },
      { text: 'Цеткин', type: 'other', language: 'rus' },
      { text: 'Eißner', type: 'other', language: 'deu' }
    ])
  })

  it('find the units of our own export by codes, and by ids where they have none', async () => {
    const header = ['legacyId', 'parentId', 'identifier', 'title', 'levelOfDescription']
    const fonds = { legacyId: 'F. 1', identifier: 'F. 1', title: 'Fonds' }
    await importTable(tableOf(header, [fonds, { legacyId: 'x', parentId: 'F. 1', title: 'File' }]))
    const id = (await records('document')).get('File')?.id ?? ''
    const { counts } = await importTable(
      tableOf(header, [fonds, { legacyId: id, parentId: 'F. 1', title: 'File' }])
    )
    expect(counts).toEqual({ unchanged: 2 })
  })

  it('state days of the Gregorian calendar, and keep what is no day with the words', async () => {
    const header = ['legacyId', 'parentId', 'title', 'levelOfDescription', ...eventColumns]
    const event = (title: string, words: string, start: string, end: string) => ({
      legacyId: title,
      title,
      ...{ eventTypes: 'Creation', eventDates: words, eventStartDates: start, eventEndDates: end }
    })
    await importTable(
      tableOf(header, [
        event('A', '', '19230501', '19230502'),
        event('B', '', '1923?', '1925'),
        event('C', 'spring 1923', '1923-04-31?', '')
      ])
    )
    const units = await records('document')
    const dates = ['A', 'B', 'C'].map(title => {
      const unit = units.get(title)
      return unit && valueOf(unit, 'dates')
    })
    expect(dates).toMatchObject([
      { edtf: '1923-05-01/1923-05-02' },
      { written: '1923? – 1925' },
      { written: 'spring 1923 (1923-04-31?)' }
    ])
  })

  it('are known by names of columns with other capitals and blanks', async () => {
    const header = ['LegacyID', ' parentid', 'Title', 'levelofdescription ', 'Shelf']
    const row = { LegacyID: '1', Title: 'Letters', 'levelofdescription ': 'Series', Shelf: '7' }
    const { found } = await importTable(tableOf(header, [row]))
    expect(found).toBe('atomDescriptions')
    const letters = (await records('document')).get('Letters')
    expect(await shown(letters, 'level')).toEqual(['Series'])
    expect(JSON.stringify(letters?.values['otherColumns'])).toContain('Shelf')
  })
})
