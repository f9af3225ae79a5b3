import { describe, expect, it } from 'vitest'
import { checkAtomCsv } from '../../../../src/shared/atom/check'
import { parseCsv } from '../../../../src/shared/csv/parse'
import { authorityKinds } from '../../../../src/shared/exchange/atomAuthority'
import { atomAuthorityExport, atomIsadExport } from '../../../../src/shared/exchange/atomExport'
import type { ExportContext } from '../../../../src/shared/exchange/context'
import type { ExportFormat } from '../../../../src/shared/exchange/format'
import type { Loss } from '../../../../src/shared/exchange/losses'
import { kindNamed } from '../../../../src/shared/records/kinds'
import type { CatalogueRecord } from '../../../../src/shared/records/record'
import { makeRecord } from '../records/makeRecord'
import { randomRecords } from './randomRecords'
import { sampleLike } from './sampleLike'
import { contextAmong as contextOf, written } from './written'

const { organisation, person, fonds, file } = sampleLike

interface AtomExport {
  readonly text: string
  readonly headers: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly losses: readonly Loss[]
}

function tableOf(
  format: ExportFormat,
  records: readonly CatalogueRecord[],
  context: ExportContext
): AtomExport {
  const { files, losses } = written(format, records, context)
  const text = files.join('')
  const [headers = [], ...rows] = parseCsv(text, ',').rows
  return { text, headers, rows, losses }
}

const atomAuthorityRows = (records: readonly CatalogueRecord[], context: ExportContext) =>
  tableOf(atomAuthorityExport, records, context)
const atomIsadRows = (records: readonly CatalogueRecord[], context: ExportContext) =>
  tableOf(atomIsadExport, records, context)

const context = contextOf(Object.values(sampleLike))

function cellsOf({ headers, rows }: AtomExport): Record<string, string>[] {
  return rows.map(row => Object.fromEntries(headers.map((header, i) => [header, row[i] ?? ''])))
}

function problems(kind: 'authority' | 'isad', table: AtomExport): string[] {
  return checkAtomCsv(kind, table.text)
    .filter(issue => issue.level === 'error')
    .map(issue => `${issue.check} ${String(issue.row)} ${issue.column ?? ''}: ${issue.message}`)
}

function lossesOf({ losses }: AtomExport): string[] {
  return losses.map(({ field, reason }) => `${field} ${reason}`)
}

describe('atomAuthorityRows', () => {
  it('fills the 29 columns', () => {
    const table = atomAuthorityRows([organisation, person], context)
    expect(table.headers).toHaveLength(29)
    const [body, human] = cellsOf(table)
    expect(body).toMatchObject({
      culture: 'en',
      typeOfEntity: 'Corporate body',
      authorizedFormOfName: 'International Red Aid',
      parallelFormsOfName: 'Internationale Rote Hilfe|Secours rouge / international',
      otherFormsOfName: 'МОПР',
      corporateBodyIdentifiers: 'VIAF 148463773',
      datesOfExistence: '1922–1941',
      history: 'Founded by the Comintern.\nDissolved in 1941.',
      places: 'Moscow, USSR',
      legalStatus: 'Mass organisation',
      descriptionIdentifier: 'IRA',
      status: 'Revised',
      sources: 'MOPR’s Banners Abroad, p. 5'
    })
    expect(human).toMatchObject({
      typeOfEntity: 'Person',
      authorizedFormOfName: 'Stasova, Elena',
      actorOccupations: 'Deputy head|Head of the Russian section',
      actorOccupationNotes: 'International Red Aid, 1927–1937|Head of the Russian section'
    })
    expect(problems('authority', table)).toEqual([])
  })

  it('tells what is lost, and keeps private notes at home without calling it a loss', () => {
    const table = atomAuthorityRows([organisation, person], context)
    expect(lossesOf(table)).toEqual([
      'names nameWithoutQualifiers',
      'names literalBar',
      'identifiers noColumn'
    ])
    expect(table.text).not.toContain('do not show')
  })

  it('replaces what AtoM would read as an escape of the quote behind it', () => {
    const made = makeRecord('document', { title: 'Files in C:\\, "D:\\"' })
    const table = atomIsadRows([made], context)
    expect(cellsOf(table)[0]).toMatchObject({ title: 'Files in C:\\, "D:/"' })
    expect(lossesOf(table)).toContain('title literalBackslash')
    expect(problems('isad', table)).toEqual([])
  })

  it('leaves out a record without a name, and says so', () => {
    const table = atomAuthorityRows([makeRecord('section', { seat: 'Berlin' })], context)
    expect(table.rows).toEqual([])
    expect(lossesOf(table)).toEqual(['names noName'])
  })
})

describe('atomIsadRows', () => {
  it('fills the 56 columns, parents above their children', () => {
    const table = atomIsadRows([file, fonds], context)
    expect(table.headers).toHaveLength(56)
    const [above, below] = cellsOf(table)
    expect(above).toMatchObject({
      legacyId: 'F. 539',
      parentId: '',
      levelOfDescription: 'Fonds',
      publicationStatus: 'Published',
      descriptionStatus: 'Final'
    })
    expect(below).toMatchObject({
      legacyId: file.id,
      parentId: 'F. 539',
      levelOfDescription: 'File',
      language: 'ru|de|cu',
      languageNote: 'Ghomara',
      script: 'Cyrl|Latn',
      accessConditions: 'open',
      generalNote: 'First note|Second note',
      eventTypes: 'Creation|Creation',
      eventActors: 'International Red Aid|Stasova, Elena',
      eventDates: '25 октября 1917 – 1931|NULL',
      eventStartDates: '1917-11-07|NULL',
      publicationStatus: 'Draft',
      culture: 'en'
    })
    expect(problems('isad', table)).toEqual([])
    expect(lossesOf(table)).toEqual(['languages languageWithoutCode', 'scripts unknownScript'])
  })

  it('places a document at the top when its parent is not among them', () => {
    const table = atomIsadRows([file], context)
    expect(cellsOf(table)[0]).toMatchObject({ parentId: '' })
    expect(lossesOf(table)).toContain('parent parentNotExported')
    expect(problems('isad', table)).toEqual([])
  })

  it('uses ids where a reference code is given twice, and cuts a circle of parents', () => {
    const first = makeRecord('document', { title: 'A', referenceCode: 'X' })
    const second = makeRecord('document', { title: 'B', referenceCode: 'X', parent: first.id })
    const circle = makeRecord('document', { ...first.values, parent: second.id } as never, first.id)
    const table = atomIsadRows([circle, second], contextOf([circle, second]))
    expect(cellsOf(table).map(cells => [cells['legacyId'], cells['parentId']])).toEqual([
      [first.id, ''],
      [second.id, first.id]
    ])
    expect(problems('isad', table)).toEqual([])
  })
})

describe('random records for AtoM', () => {
  it.each(authorityKinds)('are without error as authority records: %s', name => {
    const kind = kindNamed(name)
    const records = kind ? randomRecords(kind, 500, name.length) : []
    const table = atomAuthorityRows(records, contextOf(records))
    expect(table.rows.length).toBeGreaterThan(100)
    expect(problems('authority', table)).toEqual([])
  })

  it('are without error as descriptions', () => {
    const kinds = ['document', 'organisation'].flatMap(name => kindNamed(name) ?? [])
    const [documents = [], creators = []] = kinds.map(kind => randomRecords(kind, 500, 7))
    const linked = documents.map((record, index) => ({
      ...record,
      values: {
        ...record.values,
        parent: documents[(index * 7) % 500]?.id ?? '',
        creators: creators
          .slice(index % 497, (index % 497) + 3)
          .map(({ id }, place) => ({ key: String(place), order: String(place), value: id }))
      }
    }))
    const table = atomIsadRows(linked, contextOf([...linked, ...creators]))
    expect(table.rows).toHaveLength(500)
    expect(problems('isad', table)).toEqual([])
  })
})
