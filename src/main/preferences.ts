import { copyFile, mkdir, open, readFile, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import * as v from 'valibot'
import type { Preferences, StartNotice } from '../shared/ipc'
import { locales } from '../shared/records/words'

const bounds = v.object({ x: v.number(), y: v.number(), width: v.number(), height: v.number() })

const preferences = v.object({
  locale: v.fallback(v.picklist([...locales, 'system']), 'system'),
  theme: v.fallback(v.picklist(['system', 'light', 'dark']), 'system'),
  density: v.fallback(v.picklist(['compact', 'comfortable']), 'compact'),
  person: v.fallback(v.string(), ''),
  remembered: v.fallback(v.record(v.string(), v.string()), {})
})

const defaultPreferences: v.InferOutput<typeof preferences> = {
  locale: 'system',
  theme: 'system',
  density: 'compact',
  person: '',
  remembered: {}
}

const windowState = v.object({
  bounds: v.nullable(bounds),
  isMaximised: v.boolean(),
  zoomLevel: v.number()
})
const firstWindowState = { bounds: null, isMaximised: false, zoomLevel: 0 }

/** Each part falls back by itself: one odd value does not take the rest with it. */
const stored = v.object({
  preferences: v.fallback(preferences, defaultPreferences),
  recent: v.fallback(v.array(v.object({ folder: v.string(), title: v.string() })), []),
  lastCatalogue: v.fallback(v.nullable(v.string()), null),
  exportFolder: v.fallback(v.nullable(v.string()), null),
  window: v.fallback(windowState, firstWindowState),
  viewerWindow: v.fallback(windowState, firstWindowState)
})

/** What this machine remembers; paths stay here and are never sent to the renderer as choices. */
export type StoredPreferences = Omit<v.InferOutput<typeof stored>, 'preferences'> & {
  readonly preferences: Preferences
}
export type WindowState = StoredPreferences['window']

export interface PreferencesStore {
  get(): StoredPreferences
  update(changes: Partial<StoredPreferences>): Promise<void>
  /** Resolves when nothing is being written any more. */
  settled(): Promise<void>
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}

async function load(file: string): Promise<{ value: StoredPreferences; notices: StartNotice[] }> {
  try {
    return { value: v.parse(stored, JSON.parse(await readFile(file, 'utf8'))), notices: [] }
  } catch (error) {
    const value = v.parse(stored, {})
    if (isMissing(error)) return { value, notices: [] }
    const copy = `${file}.damaged`
    await copyFile(file, copy).catch(() => undefined)
    return { value, notices: [{ code: 'preferencesDamaged', detail: copy }] }
  }
}

async function replaceFile(file: string, text: string): Promise<void> {
  const temporary = `${file}.part`
  await mkdir(dirname(file), { recursive: true })
  const handle = await open(temporary, 'w')
  try {
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(temporary, file)
}

/** Reads `preferences.json`; a damaged file is kept as a copy and defaults are used. */
export async function openPreferences(
  folder: string
): Promise<{ store: PreferencesStore; notices: StartNotice[] }> {
  const file = join(folder, 'preferences.json')
  const { value, notices } = await load(file)
  let current = value
  let written = Promise.resolve()
  const store: PreferencesStore = {
    get: () => current,
    update(changes) {
      current = { ...current, ...changes }
      const text = `${JSON.stringify(current, null, 2)}\n`
      // One after the other; a write that failed does not stop the next one.
      written = written.catch(() => undefined).then(() => replaceFile(file, text))
      return written
    },
    settled: () => written.catch(() => undefined)
  }
  return { store, notices }
}
