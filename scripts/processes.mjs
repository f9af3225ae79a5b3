import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { setTimeout } from 'node:timers/promises'

const stops = new Set()
const children = new Set()
const patienceMilliseconds = 5_000

/**
 * Registers something to undo however this process ends; the returned function undoes it now.
 * @param {() => void} stop synchronous, since it also runs inside the exit event
 */
export function onStop(stop) {
  const stopOnce = () => {
    if (stops.delete(stopOnce)) stop()
  }
  stops.add(stopOnce)
  return stopOnce
}

process.on('exit', () => {
  for (const stop of [...stops].reverse()) stop()
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => void endBySignal(signal))
}

/** Lets the children close first: an application whose display goes away beneath it crashes. */
async function endBySignal(signal) {
  for (const child of children) child.kill()
  const closed = [...children].map(child => new Promise(resolve => child.on('close', resolve)))
  await Promise.race([Promise.all(closed), setTimeout(patienceMilliseconds)])
  process.exit(128 + constants.signals[signal])
}

/**
 * Runs a command to its end and never rejects: a command that cannot be started gives code 127.
 * With `quiet` the output is returned instead of shown.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string, quiet?: boolean, signal?: AbortSignal }} options
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, args, { env, cwd, quiet = false, signal } = {}) {
  return new Promise(resolve => {
    const stdio = quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit'
    const child = spawn(command, args, { env: env ?? process.env, cwd, stdio, signal })
    const forget = onStop(() => child.kill())
    children.add(child)
    let output = ''
    child.stdout?.setEncoding('utf8').on('data', text => (output += text))
    child.stderr?.setEncoding('utf8').on('data', text => (output += text))
    const finish = (code, message = '') => {
      forget()
      children.delete(child)
      resolve({ code, output: output + message })
    }
    child.on('error', error => finish(127, error.message))
    child.on('close', (code, name) => finish(code ?? 128 + (constants.signals[name] ?? 0)))
  })
}

/** A failure whose message tells the user what failed, why and what to do; it needs no stack. */
export class SetupError extends Error {
  name = 'SetupError'
}

/** Runs a script's main function and turns what it throws into a message and exit code 1. */
export async function runScript(main) {
  try {
    process.exitCode = await main()
  } catch (error) {
    console.error(error instanceof SetupError ? `\n${error.message}` : error)
    process.exitCode = 1
  }
}
