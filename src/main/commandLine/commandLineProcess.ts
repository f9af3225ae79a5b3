import { runCommandLine } from './runCommandLine'

/** Opis in plain Node: no window, no Electron. */
void runCommandLine(process.argv.slice(2), {
  write: text => process.stdout.write(text),
  writeError: text => process.stderr.write(text)
}).then(code => {
  process.exitCode = code
})
