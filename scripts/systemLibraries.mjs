import { accessSync, constants, realpathSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { run, runScript, SetupError } from './processes.mjs'

/** What Electron needs from a bare Debian, and what tells that it is there. */
const packages = ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'libxss1', 'libxtst6', 'dbus']
const coreLibraries = ['libgtk-3.so.0', 'libnss3.so', 'libasound.so.2', 'libgbm.so.1']

/**
 * Makes sure on Linux that the shared libraries of Electron, and Xvfb where there is no display,
 * are installed: with apt as root or with a passwordless sudo, else it fails with the command to type.
 * @param {string} [executable] without it only the main libraries are looked for
 */
export async function ensureSystemLibraries(executable, env = process.env) {
  if (process.platform !== 'linux') return
  const missing = await findMissing(executable, env)
  if (missing.length === 0) return
  if (!onPath('apt-get')) {
    throw new SetupError(
      `Missing on this system: ${missing.join(', ')}.\n` +
        'Install them with the package manager of your distribution and repeat the command.'
    )
  }
  await install(missing)
  const stillMissing = await findMissing(executable, env)
  if (stillMissing.length > 0) {
    throw new SetupError(`Still missing after the installation: ${stillMissing.join(', ')}.`)
  }
}

async function findMissing(executable, env) {
  const libraries = executable ? await missingLibraries(executable) : await missingCoreLibraries()
  const needsXvfb = !env.DISPLAY && !env.WAYLAND_DISPLAY && !onPath('Xvfb')
  return needsXvfb ? [...libraries, 'Xvfb'] : libraries
}

async function missingLibraries(executable) {
  const { output } = await run('ldd', [executable], { quiet: true })
  const names = [...output.matchAll(/^\s*(\S+) => not found/gm)].map(match => match[1])
  return [...new Set(names)]
}

async function missingCoreLibraries() {
  const { output } = await run('/sbin/ldconfig', ['-p'], { quiet: true })
  return coreLibraries.filter(name => !output.includes(`\t${name} `))
}

async function install(missing) {
  console.log(`Missing on this system: ${missing.join(', ')}`)
  const elevation = await findElevation()
  if (elevation) await apt(elevation, ['update'])
  const names = await availableNames(missing.includes('Xvfb') ? ['xvfb', ...packages] : packages)
  const options = ['install', '-y', '--no-install-recommends', ...names]
  if (!elevation) {
    throw new SetupError(
      'System packages are missing and only an administrator can install them. Type:\n' +
        `  sudo apt-get update && sudo apt-get ${options.join(' ')}\n` +
        'and repeat the command.'
    )
  }
  console.log(`Installing system packages: ${names.join(' ')} …`)
  const result = await apt(elevation, options)
  if (result.code !== 0) {
    throw new SetupError(`${result.output}\napt-get could not install the packages (see above).`)
  }
}

/** The words to put before a command so that it runs as root; undefined when that is impossible. */
async function findElevation() {
  if (process.getuid() === 0) return []
  const { code } = await run('sudo', ['-n', 'true'], { quiet: true })
  return code === 0 ? ['sudo', '-n'] : undefined
}

function apt(elevation, args) {
  const words = [
    'env',
    'DEBIAN_FRONTEND=noninteractive',
    'apt-get',
    '-o',
    'DPkg::Lock::Timeout=120'
  ]
  const [command, ...rest] = [...elevation, ...words, ...args]
  return run(command, rest, { quiet: true })
}

/** Debian 13 and Ubuntu 24.04 renamed some packages when time_t became 64 bits wide. */
async function availableNames(names) {
  const { output } = await run('apt-cache', ['show', ...names.map(name => `${name}t64`)], {
    quiet: true
  })
  const known = new Set([...output.matchAll(/^Package: (\S+)$/gm)].map(match => match[1]))
  return names.map(name => (known.has(`${name}t64`) ? `${name}t64` : name))
}

function onPath(command) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/sbin', '/bin']
  return folders.some(folder => {
    try {
      accessSync(join(folder, command), constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}

if (process.argv[1] && realpathSync(process.argv[1]) === import.meta.filename) {
  await runScript(async () => {
    await ensureSystemLibraries()
    return 0
  })
}
