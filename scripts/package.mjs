import { readdirSync, statSync } from 'node:fs'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { build as buildPackage } from 'electron-builder'
import { build } from './build.mjs'
import { builderConfiguration } from './packaging.mjs'
import { projectDirectory } from './paths.mjs'
import { runScript, SetupError } from './processes.mjs'
import { resolveRuntime } from './runtime.mjs'

const inspectableSwitch = '--inspectable'

/** Where Electron's files begin: on macOS the executable lies deep in the bundle. */
function distDirectory(executable) {
  const depth = process.platform === 'darwin' ? '../../../..' : '..'
  return resolve(executable, depth)
}

/** Electron's own files without an application in them, which would be packed too. */
async function copyRuntime({ executable, version }) {
  const source = distDirectory(executable)
  const directory = await mkdtemp(join(tmpdir(), 'opis-electron-'))
  const loader = join(source, 'resources', 'app')
  await cp(source, directory, {
    recursive: true,
    verbatimSymlinks: true,
    filter: path => path !== loader
  })
  return { directory, version }
}

async function packageInto(output, isInspectable) {
  const runtime = await copyRuntime(await resolveRuntime())
  try {
    await rm(output, { recursive: true, force: true })
    const config = builderConfiguration({ isInspectable, runtime, output })
    await buildPackage({ projectDir: projectDirectory, config, publish: 'never' })
  } finally {
    await rm(runtime.directory, { recursive: true, force: true })
  }
}

function totalBytes(path) {
  const stats = statSync(path)
  if (!stats.isDirectory()) return stats.size
  return readdirSync(path).reduce((sum, name) => sum + totalBytes(join(path, name)), 0)
}

function report(output) {
  const folder = readdirSync(output, { withFileTypes: true }).find(
    entry => entry.isDirectory() && /^(linux|win|mac)/.test(entry.name)
  )
  if (!folder) throw new SetupError(`electron-builder left nothing in ${output}.`)
  const directory = join(output, folder.name)
  const megabytes = Math.round(totalBytes(directory) / 1e6)
  console.log(`Packaged: ${relative(projectDirectory, directory)} (${megabytes} MB)`)
}

await runScript(async () => {
  const words = process.argv.slice(2)
  const unknown = words.filter(word => word !== inspectableSwitch)
  if (unknown.length > 0) {
    throw new SetupError(`Unknown: ${unknown.join(' ')}. Possible: ${inspectableSwitch}`)
  }
  const isInspectable = words.includes(inspectableSwitch)
  const code = await build()
  if (code !== 0) return code
  const output = join(projectDirectory, 'dist', isInspectable ? 'inspectable' : 'release')
  await packageInto(output, isInspectable)
  report(output)
  return 0
})
