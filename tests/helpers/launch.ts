import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { _electron } from 'playwright-core'
import type { ElectronApplication, Page } from 'playwright-core'

/** The Electron that the tests run on; where it is not named they are skipped. */
export const electronPath = process.env['OPIS_ELECTRON']

const projectFolder = resolve(import.meta.dirname, '../..')
const closeMilliseconds = 30_000

export interface LaunchOptions {
  /** Kept when given, else a temporary folder that is removed on closing. */
  readonly userData?: string
  readonly documents?: string
  readonly env?: Readonly<Record<string, string>>
  readonly args?: readonly string[]
}

export interface LaunchedOpis {
  readonly application: ElectronApplication
  readonly page: Page
  readonly userData: string
  readonly documents: string
  close(): Promise<void>
}

/** Chromium refuses to run its sandbox as root. */
const sandboxFlags = process.getuid?.() === 0 ? ['--no-sandbox'] : []

interface Folders {
  readonly userData: string
  readonly documents: string
}

function environment({ userData, documents }: Folders, env: LaunchOptions['env']) {
  const inherited = Object.entries(process.env).flatMap(([name, value]) =>
    // Set in some editors' terminals; with it Electron starts as plain Node.
    value === undefined || name === 'ELECTRON_RUN_AS_NODE' ? [] : [[name, value] as const]
  )
  const own = { OPIS_USER_DATA: userData, OPIS_DOCUMENTS: documents }
  return { ...Object.fromEntries(inherited), ...own, ...env }
}

async function withinLimit(application: ElectronApplication): Promise<void> {
  const limit = setTimeout(() => application.process().kill('SIGKILL'), closeMilliseconds)
  await application.close()
  clearTimeout(limit)
}

/** Starts the built application with data folders of its own and waits for its window. */
export async function launchOpis(options: LaunchOptions = {}): Promise<LaunchedOpis> {
  if (electronPath === undefined) throw new Error('OPIS_ELECTRON names no Electron executable')
  const folder = await mkdtemp(join(tmpdir(), 'opis-test-'))
  const userData = options.userData ?? join(folder, 'userData')
  const documents = options.documents ?? join(folder, 'documents')
  const remove = () => rm(folder, { recursive: true, force: true, maxRetries: 5 })
  try {
    const application = await _electron.launch({
      executablePath: electronPath,
      args: [...sandboxFlags, projectFolder, ...(options.args ?? [])],
      env: environment({ userData, documents }, options.env)
    })
    const page = await application.firstWindow()
    await page.waitForLoadState('load')
    const close = () => withinLimit(application).finally(remove)
    return { application, page, userData, documents, close }
  } catch (error) {
    await remove()
    throw error
  }
}
