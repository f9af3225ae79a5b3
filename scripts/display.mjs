import { spawn } from 'node:child_process'
import { onStop, SetupError } from './processes.mjs'

const screen = '1600x1000x24'

/**
 * Gives the environment in which windows can be opened. On Linux without a display it starts Xvfb,
 * which ends with `stop` or with this process.
 * @returns {Promise<{ env: NodeJS.ProcessEnv, stop: () => void }>}
 */
export async function openDisplay(env = process.env) {
  if (process.platform !== 'linux' || env.DISPLAY) return { env, stop: () => undefined }
  if (env.WAYLAND_DISPLAY) {
    // Electron before 38 asks for X11 unless told otherwise.
    return { env: { ...env, ELECTRON_OZONE_PLATFORM_HINT: 'auto' }, stop: () => undefined }
  }
  const { number, stop } = await startXvfb()
  console.log(`Display: none found, windows open on the virtual display :${number} (Xvfb)`)
  return { env: { ...env, DISPLAY: `:${number}` }, stop }
}

function startXvfb() {
  return new Promise((resolve, reject) => {
    const args = ['-displayfd', '3', '-screen', '0', screen, '-nolisten', 'tcp']
    // Detached: an interrupt typed in the terminal must reach the application before its display ends.
    const server = spawn('Xvfb', args, {
      stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
      detached: true
    })
    const stop = onStop(() => server.kill())
    let messages = ''
    server.stderr.setEncoding('utf8').on('data', text => (messages += text))
    server.stdio[3].setEncoding('utf8').once('data', text => {
      for (const handle of [server, server.stderr, server.stdio[3]]) handle.unref()
      resolve({ number: Number(text), stop })
    })
    const fail = why => {
      stop()
      reject(new SetupError(`Xvfb, the virtual display, could not be started: ${why}`))
    }
    server.on('error', error => fail(error.message))
    server.on('exit', code => fail(messages.trim() || `it ended with code ${code}`))
  })
}
