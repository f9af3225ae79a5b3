import { prepareMachine } from './launch.mjs'
import { commandFile, projectDirectory } from './paths.mjs'
import { run, runScript } from './processes.mjs'
import { sandboxFlags } from './sandbox.mjs'

await runScript(async () => {
  const { executable, env, stop } = await prepareMachine()
  const flags = sandboxFlags.length > 0 ? ['--noSandbox'] : []
  const args = [commandFile('electron-vite'), 'dev', ...flags, ...process.argv.slice(2)]
  const { code } = await run(process.execPath, args, {
    env: { ...env, ELECTRON_EXEC_PATH: executable },
    cwd: projectDirectory
  })
  stop()
  return code
})
