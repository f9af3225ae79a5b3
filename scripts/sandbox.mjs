import { statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { run, SetupError } from './processes.mjs'

const isRoot = process.platform === 'linux' && process.getuid() === 0

/** Chromium refuses to run its sandbox as root; for everyone else the sandbox stays on. */
export const sandboxFlags = isRoot ? ['--no-sandbox'] : []

/** Says beforehand what Chromium would only crash with: that its sandbox cannot work on this Linux. */
export async function checkSandbox(executable, env = process.env) {
  if (process.platform !== 'linux' || isRoot || env.ELECTRON_DISABLE_SANDBOX) return
  const helper = join(dirname(executable), 'chrome-sandbox')
  if (isSetUidRoot(helper)) return
  const { code, output } = await run('unshare', ['--user', '--map-root-user', 'true'], {
    quiet: true
  })
  if (code === 0) return
  throw new SetupError(
    [
      `Chromium's sandbox cannot work: ordinary users may not create user namespaces here (${output.trim()}).`,
      'Either give its helper the rights it needs. Type:',
      `  sudo chown root:root '${helper}' && sudo chmod 4755 '${helper}'`,
      'or, in a container that is itself a sandbox, repeat the command with ELECTRON_DISABLE_SANDBOX=1.'
    ].join('\n')
  )
}

function isSetUidRoot(file) {
  const stats = statSync(file, { throwIfNoEntry: false })
  return stats !== undefined && stats.uid === 0 && (stats.mode & 0o4000) !== 0
}
