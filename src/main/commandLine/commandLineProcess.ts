import { homedir } from 'node:os'
import { join } from 'node:path'
import { version } from '../../../package.json'
import { userDataName } from '../../shared/constants'
import { runCommandLine } from './runCommandLine'

/** Where the application itself keeps its data, so that both write under the same device. */
function userData(): string {
  const { env, platform } = process
  const appData =
    platform === 'win32'
      ? (env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'))
      : platform === 'darwin'
        ? join(homedir(), 'Library', 'Application Support')
        : (env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'))
  return env['OPIS_USER_DATA'] ?? join(appData, userDataName)
}

/** Opis in plain Node: no window, no Electron. */
void runCommandLine(
  process.argv.slice(2),
  {
    write: text => process.stdout.write(text),
    writeError: text => process.stderr.write(text)
  },
  { userData: userData(), appVersion: version }
).then(code => {
  process.exitCode = code
})
