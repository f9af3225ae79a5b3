import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { vi } from 'vitest'
import type { Preferences } from '../../src/shared/ipc'
import { launchOpis } from './launch'
import type { LaunchedOpis } from './launch'
import { eventually } from './eventually'
import { done } from './mainProcess'

const control = process.platform === 'darwin' ? 'meta' : 'control'
const modifiers = { Control: control, Alt: 'alt', Shift: 'shift' } as const
/** Far more than the stops of any screen, so that a search for one ends. */
const mostTabs = 250
/** Milliseconds after which what was waited for is taken to be missing. */
const patience = 15_000

/** What a person does with the window: keys, and looking at what is there. */
export interface Driver extends LaunchedOpis {
  /** A key, or several held together, such as "Tab" or "Control+Shift+N". */
  press(keys: string): Promise<void>
  type(text: string): Promise<void>
  /** Presses Tab, or Shift+Tab where it lies before, until the element has the keyboard. */
  tabTo(target: Locator): Promise<void>
}

type Modifier = (typeof modifiers)[keyof typeof modifiers]

/** Shortcuts of the menu are seen by keys that come from the system only, not by those of the page's debugger. */
async function pressShortcut({ application }: LaunchedOpis, keys: readonly string[]) {
  const keyCode = (keys.at(-1) ?? '').replace('Arrow', '')
  const held: Modifier[] = keys
    .slice(0, -1)
    .flatMap(key => Object.entries(modifiers).flatMap(([name, own]) => (name === key ? own : [])))
  await done(
    application.evaluate(
      ({ BrowserWindow }, event) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents
        contents?.sendInputEvent({ type: 'keyDown', ...event })
        contents?.sendInputEvent({ type: 'keyUp', ...event })
      },
      { keyCode, modifiers: held }
    )
  )
}

/** Where the target lies from the element that has the keyboard. */
async function directionTo(target: Locator): Promise<'there' | 'before' | 'after'> {
  return target.evaluate(element => {
    const active = document.activeElement
    if (active === element) return 'there'
    if (!active || active === document.body) return 'after'
    const position = active.compareDocumentPosition(element)
    return position & Node.DOCUMENT_POSITION_PRECEDING ? 'before' : 'after'
  })
}

async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor({ state: 'attached' })
  for (let presses = 0; presses < mostTabs; presses++) {
    const direction = await directionTo(target)
    if (direction === 'there') return
    await page.keyboard.press(direction === 'before' ? 'Shift+Tab' : 'Tab')
  }
  throw new Error(`Not reached by Tab: ${target.toString()}`)
}

function drive(opis: LaunchedOpis): Driver {
  const { page } = opis
  return {
    ...opis,
    async press(keys) {
      const parts = keys.split('+')
      if (/Control|Alt/.test(keys)) await pressShortcut(opis, parts)
      else await page.keyboard.press(keys)
    },
    type: async text => page.keyboard.type(text),
    tabTo: async target => tabTo(page, target)
  }
}

export interface StartOptions {
  /** Holds the data of the application and the catalogues; kept when the window closes. */
  readonly folder: string
  readonly preferences?: Partial<Preferences>
}

/** Preferences are written on the first start only: afterwards the application's own stand. */
async function prepare(userData: string, preferences: StartOptions['preferences']): Promise<void> {
  await mkdir(userData, { recursive: true })
  const own = { locale: 'en', theme: 'light', density: 'compact', person: '', remembered: {} }
  const text = JSON.stringify({ preferences: { ...own, ...preferences } })
  await writeFile(join(userData, 'preferences.json'), text, { flag: 'wx' }).catch(() => undefined)
}

/** A question asked of the main process while it starts may be forgotten by it. */
async function untilAnswering({ application }: LaunchedOpis): Promise<void> {
  await vi.waitFor(async () => application.evaluate(({ app }) => app.isReady()), {
    timeout: patience
  })
}

/** Starts the application, in English, on data that outlive it. */
export async function start({ folder, preferences }: StartOptions): Promise<Driver> {
  const userData = join(folder, 'userData')
  await prepare(userData, preferences)
  const opis = await launchOpis({ userData, documents: join(folder, 'Документы') })
  opis.page.setDefaultTimeout(patience)
  await untilAnswering(opis)
  return drive(opis)
}

/** Waits until the catalogue is open and its counts are there. */
export async function untilOpen({ page }: Driver, records?: number): Promise<void> {
  const all = page.getByRole('button', { name: /^All records/ })
  await all.waitFor({ timeout: 60_000 })
  if (records !== undefined)
    await eventually(async () => (await all.innerText()).includes(`${records}`), true)
}
