import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openPreferences } from '../../../src/main/preferences'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'opis-preferences-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true })
})

const file = () => join(folder, 'preferences.json')

test('a first start has defaults and no notice', async () => {
  const { store, notices } = await openPreferences(folder)
  expect(notices).toEqual([])
  expect(store.get().preferences).toEqual({
    locale: 'system',
    theme: 'system',
    density: 'compact',
    person: '',
    remembered: {}
  })
})

test('what was chosen is there at the next start', async () => {
  const { store } = await openPreferences(folder)
  const { preferences } = store.get()
  await store.update({ preferences: { ...preferences, theme: 'dark', person: 'А. Петрова' } })
  await store.update({ lastCatalogue: '/place/Архив.opis' })
  const again = await openPreferences(folder)
  expect(again.store.get()).toEqual(store.get())
  expect(again.store.get().preferences.person).toBe('А. Петрова')
})

test('changes at once are all kept and leave no other file', async () => {
  const { store } = await openPreferences(folder)
  await Promise.all(
    Array.from({ length: 20 }, (_, index) => store.update({ exportFolder: `/${String(index)}` }))
  )
  expect(JSON.parse(await readFile(file(), 'utf8'))).toMatchObject({ exportFolder: '/19' })
  expect(await readdir(folder)).toEqual(['preferences.json'])
})

test.each(['', '{ "preferences": ', 'null', '7', '"text"'])(
  'a damaged file (%j) is kept as a copy and replaced by defaults',
  async text => {
    await writeFile(file(), text)
    const { store, notices } = await openPreferences(folder)
    expect(store.get().preferences.theme).toBe('system')
    expect(notices).toEqual([{ code: 'preferencesDamaged', detail: `${file()}.damaged` }])
    expect(await readFile(`${file()}.damaged`, 'utf8')).toBe(text)
  }
)

test('an odd value falls back by itself', async () => {
  const preferences = { theme: 'purple', locale: 'de', person: 7 }
  await writeFile(file(), JSON.stringify({ preferences, lastCatalogue: '/a.opis', window: 3 }))
  const { store, notices } = await openPreferences(folder)
  expect(notices).toEqual([])
  expect(store.get().preferences).toMatchObject({ theme: 'system', locale: 'de', person: '' })
  expect(store.get().lastCatalogue).toBe('/a.opis')
  expect(store.get().window).toEqual({ bounds: null, isMaximised: false, zoomLevel: 0 })
})

test('a write that fails is told and does not stop the next one', async () => {
  const { store } = await openPreferences(join(folder, 'a'))
  await writeFile(join(folder, 'a'), 'a file in the place of the folder')
  await expect(store.update({ exportFolder: '/1' })).rejects.toThrow()
  await rm(join(folder, 'a'))
  await store.update({ exportFolder: '/2' })
  const again = await openPreferences(join(folder, 'a'))
  expect(again.store.get().exportFolder).toBe('/2')
})
