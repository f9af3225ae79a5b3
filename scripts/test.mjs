import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from './build.mjs'
import { prepareMachine } from './launch.mjs'
import { commandFile, projectDirectory } from './paths.mjs'
import { run, runScript, SetupError } from './processes.mjs'
import { readVitestResults } from './vitestResults.mjs'

/**
 * @typedef {{ passed: number, failed: number, skipped: number, failures?: string[] }} Count
 * @typedef {{ name: string, run: (state: State) => Promise<Count> }} Step
 * @typedef {{ buildFailed: boolean }} State
 */

const resultsDirectory = join(projectDirectory, 'artifacts', 'tests')
const passed = { passed: 1, failed: 0, skipped: 0 }
const failed = { passed: 0, failed: 1, skipped: 0 }
const skipped = { passed: 0, failed: 0, skipped: 1 }

/** @type {Step[]} */
const steps = [
  {
    name: 'lint',
    run: () =>
      countCommands([
        [commandFile('eslint'), '.'],
        [commandFile('prettier'), '--check', 'src', 'tests', 'scripts'],
        [
          commandFile('dependency-cruiser', 'depcruise'),
          'src',
          '--config',
          'scripts/dependencies.cjs'
        ],
        ['scripts/notices.mjs', '--check']
      ])
  },
  { name: 'unused', run: () => countCommands([[commandFile('knip'), '--no-progress']]) },
  {
    name: 'types',
    run: () =>
      countCommands([
        ...['src/shared', 'src/main', 'tests'].map(folder => [
          commandFile('typescript', 'tsc'),
          '-p',
          folder
        ]),
        [commandFile('vue-tsc'), '-p', 'src/renderer']
      ])
  },
  { name: 'unit', run: () => vitest('unit', process.env) },
  {
    name: 'build',
    run: async state => {
      state.buildFailed = (await build()) !== 0
      return state.buildFailed ? failed : passed
    }
  },
  { name: 'e2e', run: state => inElectron('e2e', state) },
  // The short form; `npm run faults` is the long one.
  { name: 'faults', run: state => inElectron('faults', state) }
]

/** Runs every command, also after a failure, and counts them as one. */
async function countCommands(commands) {
  let isGood = true
  for (const args of commands) {
    const { code } = await run(process.execPath, args, { cwd: projectDirectory })
    if (code !== 0) isGood = false
  }
  return isGood ? passed : failed
}

async function inElectron(project, { buildFailed }) {
  if (buildFailed) {
    console.log('Not run, since the build failed.')
    return skipped
  }
  const { executable, env, stop } = await prepareMachine()
  const count = await vitest(project, { ...env, OPIS_ELECTRON: executable })
  stop()
  return count
}

async function vitest(project, env) {
  const results = join(resultsDirectory, `${project}.json`)
  mkdirSync(resultsDirectory, { recursive: true })
  rmSync(results, { force: true })
  const selection = ['--config', 'tests/vitest.config.mts', '--project', project]
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`]
  const args = [commandFile('vitest'), 'run', ...selection, ...reporters]
  const { code } = await run(process.execPath, args, { env, cwd: projectDirectory })
  return readVitestResults(results, code)
}

/** @param {Step} step */
async function runStep(step, state) {
  console.log(`\n=== ${step.name} ===`)
  const started = Date.now()
  let count = failed
  try {
    count = await step.run(state)
  } catch (error) {
    console.error(error instanceof SetupError ? error.message : error)
  }
  const seconds = ((Date.now() - started) / 1000).toFixed(1)
  console.log(`=== ${step.name}: ${describe(count)} (${seconds} s) ===`)
  return count
}

/** A failure as the end of the output names it: the step, and the beginning of what was said. */
function nameIn(step) {
  return failure => `- ${step.name}: ${failure.slice(0, 400)}`
}

/** @param {Count} count */
function describe({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

function selectSteps(args) {
  const names = steps.map(step => step.name)
  const wanted = args.flatMap(arg => arg.match(/^--only=(.+)$/)?.[1]?.split(',') ?? [arg])
  const unknown = wanted.filter(name => !names.includes(name))
  if (unknown.length > 0) {
    throw new SetupError(
      `Unknown: ${unknown.join(', ')}. Possible: npm test -- --only=${names.join(',')}`
    )
  }
  return wanted.length === 0 ? steps : steps.filter(step => wanted.includes(step.name))
}

await runScript(async () => {
  const state = { buildFailed: false }
  const total = { passed: 0, failed: 0, skipped: 0 }
  const failures = []
  for (const step of selectSteps(process.argv.slice(2))) {
    const count = await runStep(step, state)
    for (const key of Object.keys(total)) total[key] += count[key]
    if (count.failed > 0) failures.push(...(count.failures ?? ['see above']).map(nameIn(step)))
  }
  if (failures.length > 0) console.log(`\nFailed:\n${failures.join('\n')}`)
  console.log(`\n${describe(total)}`)
  return total.failed > 0 || total.passed === 0 ? 1 : 0
})
