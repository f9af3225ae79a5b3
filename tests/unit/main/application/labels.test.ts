import { readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { failureText, labelsOf } from '../../../../src/main/application/labels'
import { Failure } from '../../../../src/main/failure'
import { commands, menuNames } from '../../../../src/shared/commands'
import { locales } from '../../../../src/shared/records/words'

const source = resolve(import.meta.dirname, '../../../../src')

function codesOfFailures(): readonly string[] {
  const names = readdirSync(join(source, 'main'), { recursive: true, encoding: 'utf8' })
  const text = names
    .filter(name => name.endsWith('.ts'))
    .map(name => readFileSync(join(source, 'main', name), 'utf8'))
    .join('\n')
  const codes = [...text.matchAll(/new Failure\(\s*'(\w+)'/g)].flatMap(([, code]) => code ?? [])
  return [...new Set(codes)].sort()
}

function failureTexts(locale: string): Readonly<Record<string, string>> {
  const folder = join(source, 'shared', 'locales', locale)
  const files = readdirSync(folder).map(name => readFileSync(join(folder, name), 'utf8'))
  return Object.assign(
    {},
    ...files.map(text => (JSON.parse(text) as { failures?: object }).failures ?? {})
  ) as Record<string, string>
}

function paths(value: unknown, prefix = ''): readonly string[] {
  if (typeof value !== 'object' || value === null) return [prefix]
  return Object.entries(value).flatMap(([key, entry]) => paths(entry, `${prefix}.${key}`))
}

describe.each(locales)('the texts in %s', locale => {
  test('are the same ones as in English', () => {
    expect(paths(labelsOf(locale)).toSorted()).toEqual(paths(labelsOf('en')).toSorted())
  })

  test('name every command and every menu', () => {
    const labels = labelsOf(locale)
    for (const { name } of commands) expect(labels.commands[name], name).toMatch(/\S/)
    for (const name of menuNames) expect(labels.menus[name], name).toMatch(/\S/)
  })

  test('explain every failure of the main process', () => {
    const texts = failureTexts(locale)
    const codes = codesOfFailures()
    expect(codes).toContain('notACatalogue')
    expect(codes.filter(code => !texts[code])).toEqual([])
  })
})

test('a failure without a window is told in the language of the interface', () => {
  const failure = new Failure('notACatalogue', 'English')
  expect(failureText(labelsOf('de'), failure)).toBe(labelsOf('de').failures.notACatalogue)
  expect(failureText(labelsOf('de'), new Failure('unheardOf', 'English'))).toBe('English')
  expect(failureText(labelsOf('ru'), new Error('x'))).toBe(labelsOf('ru').failures.unexpected)
})
