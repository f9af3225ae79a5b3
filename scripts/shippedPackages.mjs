import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { resolveConfig } from 'electron-vite'
import { build } from 'vite'
import { projectDirectory } from './paths.mjs'

const modules = join(projectDirectory, 'node_modules')

/**
 * @typedef {{ name: string, version: string, licence: string, directory: string }} ShippedPackage
 */

/**
 * The packages of which something is in the application: what the bundles are made of, found by
 * bundling without writing, and what the main process loads at run time.
 * @returns {Promise<ShippedPackage[]>}
 */
export async function shippedPackages() {
  const directories = new Set([...(await bundledDirectories()), ...installedDirectories()])
  return [...directories].map(describe).sort((a, b) => (a.name < b.name ? -1 : 1))
}

async function bundledDirectories() {
  const found = new Set()
  const record = {
    name: 'opis:record-packages',
    generateBundle(_options, bundle) {
      for (const output of Object.values(bundle)) {
        for (const id of output.moduleIds ?? output.originalFileNames ?? []) {
          const directory = packageDirectory(id)
          if (directory) found.add(directory)
        }
      }
    }
  }
  const { config } = await resolveConfig(
    {
      root: projectDirectory,
      logLevel: 'error',
      plugins: [record],
      worker: { plugins: () => [record] },
      build: { write: false }
    },
    'build',
    'production'
  )
  for (const target of [config.main, config.preload, config.renderer]) await build(target)
  return found
}

/** The folder of the package that a module belongs to; undefined for the project's own. */
function packageDirectory(id) {
  const path = id.replaceAll('\\', '/')
  const inner = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]
  // Names of assets are relative to the renderer's folder.
  return inner && realpathSync(join(modules, inner.slice(inner.indexOf('node_modules/') + 13)))
}

/** The dependencies of the packaged application with everything that they need on this system. */
function installedDirectories() {
  const { dependencies } = readDescription(projectDirectory)
  const found = new Set()
  const visit = (name, from) => {
    const directory = locate(name, from)
    if (!directory || found.has(directory)) return
    found.add(directory)
    const description = readDescription(directory)
    const needed = { ...description.dependencies, ...description.optionalDependencies }
    for (const next of Object.keys(needed)) visit(next, directory)
  }
  for (const name of Object.keys(dependencies)) visit(name, projectDirectory)
  return found
}

/** Optional packages for other systems are not there. */
function locate(name, from) {
  const own = join(from, 'node_modules', name)
  if (existsSync(own)) return own
  const shared = join(modules, name)
  return existsSync(shared) ? shared : undefined
}

function readDescription(directory) {
  return JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8'))
}

function describe(directory) {
  const { name, version, license } = readDescription(directory)
  return { name, version, licence: license ?? headedLicence(directory), directory }
}

/** Of a package that declares none: the licence by whose name its text begins. */
function headedLicence(directory) {
  const file = join(directory, 'LICENSE')
  const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
  return text.startsWith('MIT License\n') ? 'MIT' : 'unknown'
}
