import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cacheDirectory, projectDirectory } from './paths.mjs'
import { watchGrowth } from './growth.mjs'
import { onStop, run } from './processes.mjs'

const packageDirectory = join(projectDirectory, 'node_modules', 'electron')
const distDirectory = join(packageDirectory, 'dist')
const retryMilliseconds = 24 * 60 * 60 * 1000
const stallSeconds = 45
const limitSeconds = 30 * 60

export const executableName =
  { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[process.platform] ??
  'electron'

/** The version of the declared `electron` package; undefined before `npm ci`. */
export function declaredVersion() {
  const file = join(packageDirectory, 'package.json')
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).version : undefined
}

/** The version noted in a folder of Electron's files, as its zips have it. */
export function distVersion(directory) {
  const file = join(directory, 'version')
  return existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : undefined
}

/** The executable the `electron` package has already downloaded, when it is the declared version. */
export function installedExecutable() {
  // path.txt is written last: without it the files beside it may be half unpacked.
  const pathFile = join(packageDirectory, 'path.txt')
  if (!existsSync(pathFile) || distVersion(distDirectory) !== declaredVersion()) return undefined
  const executable = join(distDirectory, readFileSync(pathFile, 'utf8'))
  return existsSync(executable) ? executable : undefined
}

/**
 * Runs the `electron` package's own download.
 * @returns {Promise<string | undefined>} why it failed, or undefined when it succeeded
 */
export async function downloadOfficial() {
  console.log(`Fetching Electron ${declaredVersion()} (official download) …`)
  let temporary
  try {
    mkdirSync(cacheDirectory(), { recursive: true })
    temporary = mkdtempSync(join(cacheDirectory(), '.download-'))
  } catch (error) {
    return `the folder ${cacheDirectory()} cannot be written (${error.code})`
  }
  const clean = onStop(() => rmSync(temporary, { recursive: true, force: true }))
  const label = `Electron ${declaredVersion()}`
  const folders = [temporary, distDirectory]
  const growth = watchGrowth({ folders, label, stallSeconds, limitSeconds })
  // The folder for temporary files is ours, so that the growth of the download can be seen.
  const env = { ...process.env, TMPDIR: temporary, TEMP: temporary, TMP: temporary }
  const script = join(packageDirectory, 'install.js')
  const result = await run(process.execPath, [script], { env, quiet: true, signal: growth.signal })
  growth.stop()
  clean()
  if (result.code === 0 && installedExecutable()) return undefined
  if (growth.signal.aborted) return 'the download stood still'
  return reason(result.output) ?? `it ended with code ${result.code}`
}

/** The first line that names an error; what follows it is the stack. */
function reason(output) {
  return output
    .split('\n')
    .find(line => /Error\b.*:/.test(line))
    ?.trim()
}

const failureFile = () => join(cacheDirectory(), 'official-download-failed.json')

/** Whether the official download failed within the last day, so that a start need not wait again. */
export function failedRecently() {
  try {
    const { version, at } = JSON.parse(readFileSync(failureFile(), 'utf8'))
    const age = Date.now() - Date.parse(at)
    return version === declaredVersion() && age >= 0 && age < retryMilliseconds
  } catch {
    return false
  }
}

export function rememberFailure(why) {
  const failure = { version: declaredVersion(), at: new Date().toISOString(), why }
  try {
    writeFileSync(failureFile(), `${JSON.stringify(failure, null, 2)}\n`)
  } catch {
    // Without the note the next start tries the download again, which costs time only.
  }
}
