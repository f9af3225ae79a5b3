import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { commandFile, projectDirectory } from './paths.mjs'
import { run, SetupError } from './processes.mjs'

const sources = ['src', 'resources', 'package.json', 'package-lock.json', 'electron.vite.config.ts']
const results = ['out/main/index.cjs', 'out/preload/index.cjs', 'out/renderer/index.html']

/** Builds the application; gives the exit code of electron-vite. */
export async function build() {
  const result = await run(process.execPath, [commandFile('electron-vite'), 'build'], {
    cwd: projectDirectory
  })
  return result.code
}

/** Builds the application when it has not been built or a source is newer than the last build. */
export async function ensureBuilt() {
  if (isBuilt()) return
  const code = await build()
  if (code !== 0) throw new SetupError('The application could not be built (see above).')
}

function isBuilt() {
  const files = results.map(path => join(projectDirectory, path))
  if (!files.every(file => existsSync(file))) return false
  const builtAt = Math.min(...files.map(file => statSync(file).mtimeMs))
  return sources.every(path => newestChange(join(projectDirectory, path)) <= builtAt)
}

function newestChange(path) {
  if (!existsSync(path)) return 0
  const stats = statSync(path)
  if (!stats.isDirectory()) return stats.mtimeMs
  // A folder's own time tells of files that were removed.
  return Math.max(stats.mtimeMs, ...readdirSync(path).map(name => newestChange(join(path, name))))
}
