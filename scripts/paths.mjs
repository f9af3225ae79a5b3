import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

export const projectDirectory = resolve(import.meta.dirname, '..')

/** Where a downloaded runtime is kept: outside node_modules, so that `npm ci` does not remove it. */
export function cacheDirectory(env = process.env) {
  if (env.OPIS_CACHE) return resolve(env.OPIS_CACHE)
  if (env.XDG_CACHE_HOME) return join(env.XDG_CACHE_HOME, 'opis')
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'opis')
  if (process.platform === 'win32' && env.LOCALAPPDATA)
    return join(env.LOCALAPPDATA, 'opis', 'Cache')
  return join(homedir(), '.cache', 'opis')
}

/** The JavaScript file behind a command of an installed package, to be run with this Node. */
export function commandFile(packageName, command = packageName) {
  const directory = join(projectDirectory, 'node_modules', packageName)
  const { bin } = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8'))
  return join(directory, typeof bin === 'string' ? bin : bin[command])
}
