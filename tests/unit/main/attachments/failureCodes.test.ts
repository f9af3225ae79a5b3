import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { failureCodes } from '../../../../src/main/attachments/failureCodes'
import { root } from './support'

async function codesIn(locale: string, file: string): Promise<string[]> {
  const path = join(root, 'src/shared/locales', locale, file)
  const { failures } = JSON.parse(await readFile(path, 'utf8')) as { failures: object }
  return Object.keys(failures)
}

it.each(['en', 'ru', 'de'])(
  'every failure has one text in %s, and no text is idle',
  async locale => {
    const own = await codesIn(locale, 'failuresAttachments.json')
    const common = await codesIn(locale, 'failures.json')
    expect(own.filter(code => common.includes(code))).toEqual([])
    const all: readonly string[] = failureCodes
    expect(all.filter(code => !own.includes(code) && !common.includes(code))).toEqual([])
    expect(own.filter(code => !all.includes(code))).toEqual([])
  }
)
