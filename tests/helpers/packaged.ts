import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { _electron } from 'playwright-core'
import type { ElectronApplication } from 'playwright-core'

/** The packaged application to test, made by `npm run package`; where it is not named tests are skipped. */
export const packagedPath = process.env['OPIS_PACKAGED']

/** The byte that stands for a fuse that is on: the digit 1. */
const on = 0x31
const startMilliseconds = 30_000
const endMilliseconds = 10_000
const sandboxFlags = process.getuid?.() === 0 ? ['--no-sandbox'] : []

/** The names of the fuses that are on. */
export async function fusesOn(executable: string): Promise<string[]> {
  const wire = Object.entries(await getCurrentFuseWire(executable))
  return wire.flatMap(([option, state]) => {
    const name = FuseV1Options[Number(option)]
    return Number(state) === on && name !== undefined ? [name] : []
  })
}

/** Whether the package can be driven; a hardened one can only be started and watched. */
export const isInspectable =
  packagedPath !== undefined &&
  (await fusesOn(packagedPath)).includes('EnableNodeCliInspectArguments')

function environment(folder: string, env: Readonly<Record<string, string>> = {}) {
  const inherited = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined || name === 'ELECTRON_RUN_AS_NODE' ? [] : [[name, value] as const]
  )
  const own = {
    OPIS_USER_DATA: join(folder, 'userData'),
    OPIS_DOCUMENTS: join(folder, 'documents')
  }
  return { ...Object.fromEntries(inherited), ...own, ...env }
}

/** Starts an inspectable package under Playwright, with its data in the folder. */
export function drive(folder: string): Promise<ElectronApplication> {
  return _electron.launch({
    executablePath: packagedPath ?? '',
    args: sandboxFlags,
    env: environment(folder)
  })
}

export interface Attempt {
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

export interface Outcome {
  /** Whether the interface itself ran, which begins with its own database. */
  readonly isStarted: boolean
  readonly output: string
}

async function until(condition: () => boolean, milliseconds: number): Promise<boolean> {
  const end = Date.now() + milliseconds
  while (!condition() && Date.now() < end) await setTimeout(100)
  return condition()
}

/** Starts the package as a person would from a terminal, waits for its log, and ends it. */
export async function attempt({ args = [], env }: Attempt): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), 'opis-packaged-'))
  const child = spawn(packagedPath ?? '', [...sandboxFlags, ...args], {
    env: environment(folder, env),
    stdio: ['ignore', 'pipe', 'pipe']
  })
  let output = ''
  let isEnded = false
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text))
  child.on('close', () => (isEnded = true))
  try {
    const log = join(folder, 'userData', 'logs', 'main.log')
    const storage = join(folder, 'userData', 'Local Storage')
    const isShown = () => existsSync(log) && existsSync(storage)
    await until(() => isEnded || isShown(), startMilliseconds)
    const isStarted = isShown() && (await readFile(log, 'utf8')).includes('info start ')
    // A switch of Chromium's takes effect somewhat after the start of the main script.
    await setTimeout(1500)
    return { isStarted, output }
  } finally {
    child.kill()
    if (!(await until(() => isEnded, endMilliseconds))) child.kill('SIGKILL')
    await until(() => isEnded, endMilliseconds)
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}
