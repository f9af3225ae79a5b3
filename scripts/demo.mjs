import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { ensureBuilt } from './build.mjs'
import { prepareMachine } from './launch.mjs'
import { projectDirectory } from './paths.mjs'
import { runScript } from './processes.mjs'

await runScript(async () => {
  const { executable, env, stop } = await prepareMachine()
  await ensureBuilt()
  const outputDirectory = resolve(projectDirectory, process.argv[2] ?? join('artifacts', 'demo'))
  mkdirSync(outputDirectory, { recursive: true })
  const { runDemo } = await import('./demo/run.mjs')
  await runDemo({ executable, appDirectory: projectDirectory, outputDirectory, env })
  stop()
  console.log(`Demo: finished, see ${outputDirectory}`)
  return 0
})
