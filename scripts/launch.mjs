import { openDisplay } from './display.mjs'
import { run } from './processes.mjs'
import { resolveRuntime } from './runtime.mjs'
import { checkSandbox, sandboxFlags } from './sandbox.mjs'
import { ensureSystemLibraries } from './systemLibraries.mjs'

/**
 * Everything an Electron application needs from this machine: runtime, libraries and a display.
 * @returns {Promise<{ executable: string, version: string, env: NodeJS.ProcessEnv, stop: () => void }>}
 */
export async function prepareMachine() {
  const { executable, version } = await resolveRuntime()
  await ensureSystemLibraries(executable)
  await checkSandbox(executable)
  const { env, stop } = await openDisplay()
  // Set inside the terminals of editors that are Electron applications themselves.
  return { executable, version, env: { ...env, ELECTRON_RUN_AS_NODE: undefined }, stop }
}

/** Opens the application in a folder and gives its exit code once it is closed. */
export async function launch({ executable, env }, directory, args = []) {
  const { code } = await run(executable, [...sandboxFlags, directory, ...args], { env })
  return code
}
