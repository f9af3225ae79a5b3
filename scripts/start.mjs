import { ensureBuilt } from './build.mjs'
import { launch, prepareMachine } from './launch.mjs'
import { projectDirectory } from './paths.mjs'
import { runScript } from './processes.mjs'

await runScript(async () => {
  const machine = await prepareMachine()
  await ensureBuilt()
  const code = await launch(machine, projectDirectory, process.argv.slice(2))
  machine.stop()
  return code
})
