import { describe, expect, test } from 'vitest'
import { labelsOf } from '../../../src/main/application/labels'
import { menuTemplate } from '../../../src/main/menuTemplate'
import type { MenuContent } from '../../../src/main/menuTemplate'
import { commands } from '../../../src/shared/commands'
import { locales } from '../../../src/shared/records/words'
import type { Locale } from '../../../src/shared/records/words'

interface Item {
  readonly id?: string
  readonly label?: string
  readonly role?: string
  readonly accelerator?: unknown
  readonly enabled?: boolean
  readonly visible?: boolean
  readonly submenu?: unknown
}

function flatten(items: readonly Item[]): readonly Item[] {
  return items.flatMap(item => [
    item,
    ...(Array.isArray(item.submenu) ? flatten(item.submenu as Item[]) : [])
  ])
}

const ran: string[] = []
const actions = {
  run: (command: string) => void ran.push(command),
  openRecent: (token: string) => void ran.push(token),
  zoom: (change: number | null) => void ran.push(String(change))
}

function items(locale: Locale, changes: Partial<MenuContent> = {}): readonly Item[] {
  const content = { labels: labelsOf(locale), recent: [], enabled: {}, hasDeveloperTools: false }
  return flatten(menuTemplate({ ...content, ...changes }, actions))
}

describe.each(locales)('the menu in %s', locale => {
  test('has every command once, with a label of this language', () => {
    const found = items(locale).filter(item => commands.some(({ name }) => name === item.id))
    expect(found.map(item => item.id).sort()).toEqual(commands.map(({ name }) => name).sort())
    expect(found.filter(item => item.label === undefined || item.label === '')).toEqual([])
  })
})

test('nothing in the Russian menu is left in English', () => {
  const labels = items('ru').flatMap(item => item.label ?? [])
  expect(labels.length).toBeGreaterThan(40)
  expect(labels.filter(label => /^[\x20-\x7e]+$/.test(label))).toEqual([])
})

test('no accelerator stands for two things', () => {
  const accelerators = items('en', { hasDeveloperTools: true }).flatMap(item =>
    typeof item.accelerator === 'string' ? [item.accelerator] : []
  )
  expect(new Set(accelerators).size).toBe(accelerators.length)
})

test('without a catalogue only what needs none is offered', () => {
  const state = (name: string) => items('en').find(item => item.id === name)?.enabled
  expect(state('openCatalogue')).toBe(true)
  expect(state('newRecord')).toBe(false)
  const told = items('en', { enabled: { newRecord: true, openCatalogue: false } })
  expect(told.find(item => item.id === 'newRecord')?.enabled).toBe(true)
  expect(told.find(item => item.id === 'openCatalogue')?.enabled).toBe(false)
})

test('recent catalogues can be chosen unless they are missing', () => {
  const recent = [
    { token: 'a', title: 'Fonds A & B', folder: '/a', isMissing: false },
    { token: 'b', title: 'B', folder: '/b', isMissing: true }
  ]
  const found = items('de', { recent }).filter(item => item.label?.includes(' — '))
  expect(found.map(item => [item.label, item.enabled])).toEqual([
    ['Fonds A && B — /a', true],
    ['B — /b', false]
  ])
})

test('developer tools are there in development only', () => {
  const roles = (hasDeveloperTools: boolean) =>
    items('en', { hasDeveloperTools }).map(item => item.role)
  expect(roles(false)).not.toContain('toggleDevTools')
  expect(roles(true)).toContain('toggleDevTools')
})
