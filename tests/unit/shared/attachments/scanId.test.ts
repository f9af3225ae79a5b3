import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { scanIdOf } from '../../../../src/shared/attachments/scanId'
import { isRecordId } from '../../../../src/shared/records/references'

it('makes a record id of version 8 from the first sixteen bytes', () => {
  const sha256 = '00112233445566778899aabbccddeeff' + '0'.repeat(32)
  expect(scanIdOf(sha256)).toBe('00112233-4455-8677-8899-aabbccddeeff')
})

it('gives an id that other records can refer to, whatever the hash', () => {
  for (let seed = 0; seed < 500; seed++) {
    const sha256 = createHash('sha256').update(String(seed)).digest('hex')
    expect(isRecordId(scanIdOf(sha256))).toBe(true)
  }
})

it('gives every file its own id', () => {
  const ids = Array.from({ length: 500 }, (_, seed) =>
    scanIdOf(createHash('sha256').update(String(seed)).digest('hex'))
  )
  expect(new Set(ids).size).toBe(ids.length)
})
