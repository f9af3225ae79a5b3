import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { ensureBuilt } from './build.mjs'
import { prepareMachine } from './launch.mjs'
import { commandFile, projectDirectory } from './paths.mjs'
import { run, runScript } from './processes.mjs'

/** `npm run demo -- [folder] [--readme]`; the latter also takes the pictures of the README anew. */
await runScript(async () => {
  const words = process.argv.slice(2)
  const folder = words.find(word => !word.startsWith('-')) ?? join('artifacts', 'demo')
  const output = resolve(projectDirectory, folder)
  const { executable, env, stop } = await prepareMachine()
  await ensureBuilt()
  mkdirSync(output, { recursive: true })
  const readme = words.includes('--readme')
    ? { OPIS_DEMO_README: join(projectDirectory, 'docs', 'screenshots') }
    : {}
  const selection = ['--config', 'tests/vitest.config.mts', '--project', 'demo']
  const args = [
    commandFile('vitest'),
    'run',
    ...selection,
    '--disable-console-intercept',
    '--bail=1'
  ]
  const { code } = await run(process.execPath, args, {
    env: { ...env, ...readme, OPIS_ELECTRON: executable, OPIS_DEMO_OUTPUT: output },
    cwd: projectDirectory
  })
  stop()
  if (code === 0) console.log(`Demo: finished, see ${output}`)
  return code
})
