import * as v from 'valibot'
import { expect, test } from 'vitest'
import { Failure } from '../../../../src/main/failure'
import { handler } from '../../../../src/main/ipc/contract'
import { reply } from '../../../../src/main/ipc/reply'

const logged: string[] = []
const log = {
  info: (text: string) => void logged.push(text),
  error: (text: string) => void logged.push(text)
}
const double = handler(v.strictTuple([v.number()]), async number => {
  if (number === 13) throw new Failure('unlucky', 'Thirteen is not doubled.')
  if (number === 14) throw new TypeError('a bug')
  return number * 2
})

test('a value comes back as a value', async () => {
  expect(await reply('a:b', double, [4], log)).toEqual({ ok: true, value: 8 })
})

test('a failure keeps its code', async () => {
  const failure = { code: 'unlucky', message: 'Thirteen is not doubled.' }
  expect(await reply('a:b', double, [13], log)).toEqual({ ok: false, failure })
})

test('a bug is unexpected, and logged with its channel', async () => {
  logged.length = 0
  const failure = { code: 'unexpected', message: 'a bug' }
  expect(await reply('a:b', double, [14], log)).toEqual({ ok: false, failure })
  expect(logged).toEqual(['a:b failed:'])
})

test.each([[[]], [['4']], [[4, 5]], [[NaN]], [[undefined]]])(
  'arguments %j are not passed on',
  async args => {
    expect(await reply('a:b', double, args, log)).toMatchObject({
      ok: false,
      failure: { code: 'invalidArguments' }
    })
  }
)
