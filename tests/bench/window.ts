import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { _electron } from 'playwright-core'
import type { ElectronApplication, Page } from 'playwright-core'
import type { CommandName } from '../../src/shared/commands'
import type { CatalogueDatabase } from '../../src/renderer/db/CatalogueDatabase'
import type { CatalogueContext } from '../../src/renderer/services/catalogueContext'
import { electronPath, launchOpis } from '../helpers/launch'
import type { BenchCatalogue } from './catalogue'
import { workFolder } from './settings'

declare global {
  interface Window {
    /** The open catalogue of the running application: its own saving, database and index. */
    bench: CatalogueContext & {
      /** An empty database with the same tables and indexes. */
      readonly peer: CatalogueDatabase
      /** Lets the index finish, so that it does not run into what is measured next. */
      settle(): Promise<void>
    }
  }
}

export interface BenchWindow {
  readonly application: ElectronApplication
  readonly page: Page
  /** From the start of the process until anything is painted. */
  readonly untilPainted: number
  /** From the start of the process until every record can be searched. */
  readonly untilSearchable: number
  /** From the catalogue being open until every record can be searched: its index is loaded, or built. */
  readonly untilIndexed: number
  /** Milliseconds from the start of the process until the figures answer: everything is read then. */
  untilFigures(): Promise<number>
  /** Bytes of all processes; what several share counts once, where the system tells. */
  memory(): Promise<number>
  /** From the start of the process until the list shows its first rows. */
  readonly untilUsable: number
  /** From the start of the page until its catalogue was open, replay included. */
  readonly untilOpen: number
  /** From the start of the process until the list counts all records. */
  readonly untilCounted: number
  close(): Promise<void>
}

/** Rebuilding a large catalogue takes minutes. */
const patience = 30 * 60_000

/** In the page: the time once the catalogue is open. The application's stores are reached through its root. */
function openedAt(): number | null {
  type Root = Element & {
    readonly __vue_app__?: {
      readonly config: {
        readonly globalProperties: {
          readonly $pinia: {
            readonly _s: ReadonlyMap<string, { context: CatalogueContext | null }>
          }
        }
      }
    }
  }
  const root = document.querySelector<Root>('#app')
  const stores = root?.__vue_app__?.config.globalProperties.$pinia._s
  const context = stores?.get('session')?.context
  if (!context) return null
  const Database = context.database.constructor as new (name: string) => CatalogueDatabase
  window.bench = Object.assign(Object.create(null), context, {
    peer: new Database('peer'),
    async settle() {
      await context.index.counts()
      await new Promise(resolve => setTimeout(resolve, 200))
    }
  })
  return performance.now()
}

/** In the page: the time once the list shows rows, and all of `size`. */
export function listedAt(size: number): number | null {
  const grid = document.querySelector('[role="grid"]')
  const cell = grid?.querySelector('[role="gridcell"]')
  const isFilled = cell !== null && cell !== undefined && cell.textContent.trim() !== ''
  const count = Number(grid?.getAttribute('aria-rowcount') ?? 0) - 1
  // A list of nothing has neither rows nor a table.
  return size === 0 || (isFilled && count >= size) ? Date.now() : null
}

/** In the page: the time at which it was first painted. */
function paintedAt(): number | null {
  const entry = performance.getEntriesByName('first-contentful-paint')[0]
  return entry ? performance.timeOrigin + entry.startTime : null
}

/** In the page: the time once the index holds all records, or has found that nothing changed. */
async function searchableAt(): Promise<number> {
  await window.bench.whenIndexed()
  await window.bench.index.counts()
  return Date.now()
}

/** In the page: the time once the figures have been read. */
async function figuresAt(): Promise<number> {
  await window.bench.figures.index.overview({ jump: 50 })
  return Date.now()
}

async function memoryOf(application: ElectronApplication): Promise<number> {
  const processes = await application.evaluate(({ app }) =>
    app.getAppMetrics().map(({ pid, memory }) => ({ pid, bytes: memory.workingSetSize * 1024 }))
  )
  const shares = processes.map(async ({ pid, bytes }) => {
    const text = await readFile(`/proc/${String(pid)}/smaps_rollup`, 'utf8').catch(() => '')
    const proportional = /^Pss:\s+(\d+) kB/m.exec(text)?.[1]
    return proportional === undefined ? bytes : Number(proportional) * 1024
  })
  return (await Promise.all(shares)).reduce((sum, share) => sum + share, 0)
}

export async function openWindow({ path, userData, size }: BenchCatalogue): Promise<BenchWindow> {
  const start = Date.now()
  const { application, page, close } = await launchOpis({ userData, args: [path] })
  const options = { polling: 'raf', timeout: patience } as const
  const [painted, opened, usable, counted] = await Promise.all([
    page.waitForFunction(paintedAt, undefined, options),
    page.waitForFunction(openedAt, undefined, options),
    page.waitForFunction(listedAt, Math.min(1, size), options),
    page.waitForFunction(listedAt, size, options)
  ])
  const searchable = await page.evaluate(searchableAt)
  const untilOpen = (await opened.jsonValue()) ?? Infinity
  const pageStart = await page.evaluate(() => performance.timeOrigin)
  return {
    application,
    page,
    untilPainted: ((await painted.jsonValue()) ?? Infinity) - start,
    untilSearchable: searchable - start,
    untilFigures: async () => (await page.evaluate(figuresAt)) - start,
    memory: async () => memoryOf(application),
    untilOpen,
    untilIndexed: searchable - pageStart - untilOpen,
    untilUsable: ((await usable.jsonValue()) ?? Infinity) - start,
    untilCounted: ((await counted.jsonValue()) ?? Infinity) - start,
    close
  }
}

/** Milliseconds from the start of the process until Electron has painted a window with nothing in it. */
export async function openEmptyWindow(): Promise<number> {
  if (electronPath === undefined) throw new Error('OPIS_ELECTRON names no Electron executable')
  const start = Date.now()
  const application = await _electron.launch({
    executablePath: electronPath,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      resolve(import.meta.dirname, 'emptyWindow')
    ],
    env: { ...process.env, OPIS_USER_DATA: join(workFolder, 'empty') } as Record<string, string>
  })
  const page = await application.firstWindow()
  const painted = await page.waitForFunction(paintedAt, undefined, { polling: 'raf' })
  const end = (await painted.jsonValue()) ?? Infinity
  await application.close()
  return end - start
}

/** As the menu gives it. */
export async function giveCommand(
  { application }: Pick<BenchWindow, 'application'>,
  command: CommandName
): Promise<void> {
  await application.evaluate(({ BrowserWindow }, sent) => {
    BrowserWindow.getAllWindows()[0]?.webContents.send('command', sent)
  }, command)
}
