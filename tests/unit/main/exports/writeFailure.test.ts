import { open } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { Failure } from '../../../../src/main/failure'
import { writeFailure } from '../../../../src/main/exports/writeFailure'

function systemError(code: string): Error {
  return Object.assign(new Error(code), { code })
}

test.each([
  ['ENOSPC', 'diskFull'],
  ['EDQUOT', 'diskFull'],
  ['EACCES', 'notWritable'],
  ['EROFS', 'notWritable'],
  ['ENOENT', 'notWritable'],
  ['EIO', 'exportFailed']
])('%s is told as %s', (code, told) => {
  const failure = writeFailure(systemError(code), '/place/a.csv')
  expect(failure.code).toBe(told)
  expect(failure.message).toContain('/place/a.csv')
})

test('a failure that is explained already stays as it is', () => {
  const failure = new Failure('sameNames', 'explained')
  expect(writeFailure(failure, '/a')).toBe(failure)
})

describe.skipIf(process.platform !== 'linux')('a device without space', () => {
  test('is a full disk', async () => {
    const handle = await open('/dev/full', 'w')
    const error: unknown = await handle.writeFile('text').catch((caught: unknown) => caught)
    await handle.close()
    expect(writeFailure(error, '/dev/full').code).toBe('diskFull')
  })
})
