import { app } from 'electron'
import { url } from 'node:inspector'

/**
 * No fuse covers Chromium's debugging switches. A packaged application honours them only where its fuses allow the
 * inspector too, which is the build that the end-to-end tests drive.
 */
export function refuseDebugging(): void {
  if (!app.isPackaged || url() !== undefined) return
  for (const name of ['remote-debugging-port', 'remote-debugging-pipe']) {
    app.commandLine.removeSwitch(name)
  }
}
