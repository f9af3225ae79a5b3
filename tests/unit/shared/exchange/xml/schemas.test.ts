import { describe, expect, it } from 'vitest'
import sample from '../../../../../resources/sample/international-red-aid.json'
import { formatNamed } from '../../../../../src/shared/exchange/formats'
import type { EnteredRecord } from '../../../../../src/shared/records/entered'
import { isDeleted, valuesOf } from '../../../../../src/shared/records/record'
import type { CatalogueRecord } from '../../../../../src/shared/records/record'
import { recordsOf } from '../../../../helpers/records'
import { hasSchemas, schemaErrors } from '../../../../helpers/schemas'
import type { SchemaName } from '../../../../helpers/schemas'
import { makeRecord } from '../../records/makeRecord'
import { contextAmong, written } from '../written'
import { nastyWorld } from './world'

const formats: readonly SchemaName[] = [
  'eacCpf2',
  'eacCpf2010',
  'ead3',
  'ead2002',
  'marcXml',
  'dublinCore'
]

function errorsOf(name: SchemaName, records: readonly CatalogueRecord[]): string[] {
  const format = formatNamed(name)
  const taken = records.filter(record => format.kinds.includes(record.kind) && !isDeleted(record))
  const { files } = written(format, taken, contextAmong(records))
  expect(files.length).toBeGreaterThan(0)
  return files.flatMap(text => schemaErrors(name, text))
}

describe.skipIf(!hasSchemas)('what the target’s own schema says', () => {
  const started = recordsOf(sample as readonly EnteredRecord[])
  const fonds = makeRecord('document', { title: 'Fonds', level: 'fonds' })
  const sampleRecords = [...started, fonds]

  it.each(formats)('%s refuses what is not of it', name => {
    expect(schemaErrors(name, '<other xmlns="urn:isbn:1-931666-33-4"/>')).not.toEqual([])
    const [text = ''] = written(
      formatNamed(name),
      sampleRecords.filter(({ kind }) => formatNamed(name).kinds.includes(kind)).slice(0, 1),
      contextAmong(sampleRecords)
    ).files
    const end = text.lastIndexOf('</')
    const broken = `${text.slice(0, end)}<invented/>${text.slice(end)}`
    expect(schemaErrors(name, broken)).not.toEqual([])
  })

  it.each(formats)('the sample catalogue is valid: %s', name => {
    expect(errorsOf(name, sampleRecords)).toEqual([])
  })

  it.each(formats)('random nasty records are valid: %s', name => {
    expect(errorsOf(name, nastyWorld(150, 11))).toEqual([])
  })

  it.each(formats)('private notes and what is in the trash leave in no form: %s', name => {
    const world = nastyWorld(60, 3).map(record => marked(record))
    const { kinds } = formatNamed(name)
    const taken = world.filter(record => kinds.includes(record.kind) && !isDeleted(record))
    const text = written(formatNamed(name), taken, contextAmong(world)).files.join('')
    expect(text).not.toContain('SECRET')
    expect(text).not.toContain('TRASHED')
  })
})

/** Puts a mark where nothing may leave: private notes, and every text of a record in the trash. */
function marked(record: CatalogueRecord): CatalogueRecord {
  const notes = [{ key: 'k', order: 'a', value: 'SECRET' }]
  const values = { ...record.values, privateNotes: notes }
  if (!isDeleted(record)) return { ...record, values }
  const trashed = { text: 'TRASHED', type: 'authorised' }
  const names = valuesOf(record, 'names').length > 0
  return {
    ...record,
    values: {
      ...values,
      title: 'TRASHED',
      locator: 'TRASHED',
      referenceCode: 'TRASHED',
      originalName: 'TRASHED',
      ...(names ? { names: [{ key: 'k', order: 'a', value: trashed }] } : {}),
      titles: [{ key: 'k', order: 'a', value: { text: 'TRASHED', type: 'proper' } }]
    }
  }
}
