import { describe, expect, it } from 'vitest'
import {
  authorityHeaders,
  authorityRelationshipHeaders,
  eventHeaders,
  isadHeaders
} from '../../../../../src/shared/atom/headers'
import { textOf, valueOf, valuesOf } from '../../../../../src/shared/records/record'
import { catalogueForTables, tableOf } from '../../../../helpers/foreignTables'

const { importTable, records, shown } = catalogueForTables()

const authorities = tableOf(
  ['legacyId', ...authorityHeaders],
  [
    {
      legacyId: '401',
      culture: 'en',
      typeOfEntity: 'Corporate body',
      authorizedFormOfName: 'International Red Aid',
      otherFormsOfName: 'MOPR | IRA',
      corporateBodyIdentifiers: 'VIAF 123; shelf 7',
      datesOfExistence: '1922-1947',
      places: 'Moscow, USSR',
      history: 'Founded in 1922.',
      mandates: 'kept as it is'
    },
    {
      legacyId: '401',
      culture: 'ru',
      authorizedFormOfName: 'МОПР',
      history: 'Основана в 1922 году.'
    },
    {
      legacyId: '402',
      culture: 'en',
      typeOfEntity: 'Person',
      authorizedFormOfName: 'Stasova, Elena',
      actorOccupations: 'Head|Secretary'
    }
  ]
)

const descriptions = tableOf(isadHeaders, [
  {
    legacyId: '1',
    title: 'Executive Committee',
    levelOfDescription: 'Fonds',
    eventTypes: 'Creation',
    eventDates: '1923-1941',
    eventStartDates: '1923-01-01',
    eventEndDates: '1941-12-31',
    eventActors: 'International Red Aid',
    language: 'ru|de',
    subjectAccessPoints: 'aid | prisoners',
    appraisal: 'none',
    culture: 'en'
  },
  { legacyId: '1', title: 'Исполком', culture: 'ru' },
  {
    legacyId: '2',
    parentId: '1',
    title: 'Letters',
    levelOfDescription: 'Series',
    eventTypes: 'Creation|Creation|Publication',
    eventDates: '1925|NULL|1926',
    eventStartDates: '1925|NULL|1926',
    eventEndDates: 'NULL|NULL|1926',
    eventActors: 'NULL|Stasova, Elena|NULL',
    culture: 'en'
  }
])

describe('the tables of AtoM', () => {
  it('bring authority records of several kinds, with their names in several languages', async () => {
    const { found, counts } = await importTable(authorities)
    expect(found).toBe('atomAuthorities')
    expect(counts).toEqual({ created: 2 })
    const body = (await records('organisation')).get('International Red Aid')
    const names = body ? valuesOf(body, 'names') : []
    expect(names).toEqual([
      { text: 'International Red Aid', type: 'authorised', language: 'eng' },
      { text: 'MOPR', type: 'other' },
      { text: 'IRA', type: 'other' },
      { text: 'МОПР', type: 'parallel', language: 'rus' }
    ])
    expect(await shown(body, 'seat', 'country', 'datesOfExistence')).toEqual([
      'Moscow',
      'USSR',
      '1922-1947'
    ])
    expect(body ? valuesOf(body, 'identifiers') : []).toEqual([
      { value: '123', scheme: 'VIAF' },
      { value: 'shelf 7' }
    ])
    expect(JSON.stringify(body?.values['otherColumns'])).toContain('kept as it is')
    const person = (await records('person')).get('Stasova, Elena')
    expect(await shown(person, 'roles')).toEqual(['Head; Secretary'])
    expect((await importTable(authorities)).counts).toEqual({ unchanged: 2 })
  })

  it('bring descriptions below one another, with creators, dates and what has no field', async () => {
    await importTable(authorities)
    const { found, counts, outcomes } = await importTable(descriptions)
    expect(found).toBe('atomDescriptions')
    expect(counts).toEqual({ created: 2 })
    expect(outcomes.flatMap(({ issues }) => issues)).toEqual([])
    const units = await records('document')
    const [fonds, series] = [units.get('Executive Committee'), units.get('Letters')]
    expect(await shown(series, 'parent', 'creators', 'dates', 'level')).toEqual([
      'Executive Committee',
      'Stasova, Elena',
      '1925',
      'Series'
    ])
    expect(await shown(fonds, 'creators', 'languages', 'tags')).toEqual([
      'International Red Aid',
      'Russian; German',
      'aid; prisoners'
    ])
    expect(fonds && valueOf(fonds, 'dates')).toMatchObject({ edtf: '1923/1941' })
    const kept = JSON.stringify(fonds?.values['otherColumns'])
    expect(kept).toContain('Исполком')
    expect(kept).toContain('appraisal')
    expect((await importTable(descriptions)).counts).toEqual({ unchanged: 2 })
  })

  it('bring relationships and events, which are added to what is there', async () => {
    await importTable(authorities)
    await importTable(descriptions)
    const relations = tableOf(authorityRelationshipHeaders, [
      {
        subjectAuthorizedFormOfName: 'Stasova, Elena',
        relationType: 'is the associate of',
        objectAuthorizedFormOfName: 'International Red Aid',
        description: 'deputy head',
        startDate: '1927'
      },
      { subjectAuthorizedFormOfName: 'Nobody', objectAuthorizedFormOfName: 'Stasova, Elena' }
    ])
    const { found, counts } = await importTable(relations)
    expect(found).toBe('atomRelationships')
    expect(counts).toEqual({ changed: 1, refused: 1 })
    const person = (await records('person')).get('Stasova, Elena')
    const [relation] = person ? valuesOf(person, 'relations') : []
    expect(relation).toMatchObject({ type: 'associatedWith', note: 'deputy head' })
    expect((await importTable(relations)).counts).toEqual({ unchanged: 1, refused: 1 })
    const events = tableOf(eventHeaders, [
      { legacyId: '2', eventActorName: 'International Red Aid', eventType: 'Creation' }
    ])
    expect((await importTable(events)).counts).toEqual({ changed: 1 })
    expect(await shown((await records('document')).get('Letters'), 'creators')).toEqual([
      'Stasova, Elena; International Red Aid'
    ])
    expect((await importTable(events)).counts).toEqual({ unchanged: 1 })
  })

  it('bring archival institutions', async () => {
    const { found, counts } = await importTable(
      tableOf(
        [
          'legacyId',
          'identifier',
          'authorizedFormOfName',
          'holdings',
          'collectingPolicies',
          'city',
          'country'
        ],
        [
          {
            identifier: 'RGASPI',
            authorizedFormOfName: 'РГАСПИ',
            city: 'Москва',
            country: 'RU',
            holdings: 'fonds 539'
          }
        ]
      )
    )
    expect([found, counts]).toEqual(['atomRepositories', { created: 1 }])
    const body = (await records('organisation')).get('РГАСПИ')
    expect(body && textOf(valueOf(body, 'country'))).toBe('RU')
  })
})
