import { expect, test } from 'vitest'
import { createFileTokens } from '../../../../src/main/ipc/fileTokens'

test('a token stands for its path once', () => {
  const tokens = createFileTokens()
  const [first = '', second = ''] = tokens.give(['/a.tif', '/b.tif'])
  expect(tokens.take([second, first])).toEqual(['/b.tif', '/a.tif'])
  expect(() => tokens.take([first])).toThrow(expect.objectContaining({ code: 'unknownFile' }))
})

test.each(['/etc/passwd', '\\\\server\\share', '\\\\?\\C:\\x', 'file:///etc/passwd', '__proto__'])(
  '%s is no token',
  path => {
    const tokens = createFileTokens()
    tokens.give(['/etc/passwd'])
    expect(() => tokens.take([path])).toThrow(expect.objectContaining({ code: 'unknownFile' }))
  }
)

test('tokens that are never used do not pile up', () => {
  const tokens = createFileTokens()
  const [first = ''] = tokens.give(['/first'])
  const [last = ''] = tokens
    .give(Array.from({ length: 20_000 }, (_, index) => `/${String(index)}`))
    .slice(-1)
  expect(tokens.take([last])).toEqual(['/19999'])
  expect(() => tokens.take([first])).toThrow()
})
