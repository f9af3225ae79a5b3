import jsonld from 'jsonld'
import { describe, expect, it } from 'vitest'
import { kinds } from '../../../../src/shared/records/kinds'
import { recordsExport } from '../../../../src/shared/exchange/recordsExport'
import { recordsJsonLdExport } from '../../../../src/shared/exchange/web/jsonLdExport'
import type { CatalogueRecord } from '../../../../src/shared/records/record'
import { randomRecords } from './randomRecords'
import { sampleLike } from './sampleLike'
import { contextAmong, written } from './written'

const records = Object.values(sampleLike)

async function quads(given: readonly CatalogueRecord[]): Promise<readonly string[]> {
  const { files } = written(recordsJsonLdExport, given, contextAmong(given))
  const document = JSON.parse(files.join('')) as jsonld.JsonLdDocument
  const options = {
    format: 'application/n-quads',
    safe: true,
    documentLoader: () => Promise.reject(new Error('nothing may be fetched'))
  } as const
  return String(await jsonld.toRDF(document, options)).split('\n')
}

describe('JSON-LD', () => {
  it('is read by another reader, who fetches nothing and loses nothing', async () => {
    const found = await quads(records)
    const uri = (record: CatalogueRecord) => `<urn:uuid:${record.id}>`
    expect(found).toContain(
      `${uri(sampleLike.organisation)} <https://schema.org/name> "International Red Aid" .`
    )
    expect(found).toContain(
      `${uri(sampleLike.organisation)} <https://schema.org/alternateName> "МОПР"@ru .`
    )
    expect(found).toContain(
      `${uri(sampleLike.file)} <https://schema.org/isPartOf> ${uri(sampleLike.fonds)} .`
    )
    expect(found).toContain(
      `${uri(sampleLike.figure)} <https://schema.org/observationAbout> ${uri(sampleLike.organisation)} .`
    )
    expect(found.join('\n')).toContain(
      '<https://schema.org/value> "8900000"^^<http://www.w3.org/2001/XMLSchema#decimal>'
    )
    expect(found.join('\n')).not.toContain('do not show')
  })

  it.each(kinds.map(({ name }) => name))('is valid for any record: %s', async name => {
    const kind = kinds.find(candidate => candidate.name === name)
    const random = kind ? randomRecords(kind, 60, name.length) : []
    const found = await quads(random)
    for (const { id } of random)
      expect(
        found.some(quad => quad.startsWith(`<urn:uuid:${id}> `)),
        id
      ).toBe(true)
  })
})

describe('NDJSON', () => {
  it('holds complete records, one a line', () => {
    const { files } = written(recordsExport, records, contextAmong(records))
    const lines = files.join('').trimEnd().split('\n')
    expect(lines).toHaveLength(records.length)
    const read = lines.map(line => JSON.parse(line) as Record<string, unknown>)
    expect(read.map(({ id, kind, values }) => ({ id, kind, values }))).toEqual(
      records.map(({ id, kind, values }) => ({
        id,
        kind,
        values: JSON.parse(JSON.stringify(values)) as unknown
      }))
    )
    expect(read.every(({ opis }) => opis === 1)).toBe(true)
  })
})
