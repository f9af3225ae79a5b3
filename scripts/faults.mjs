import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, totalmem, type } from 'node:os'
import { join } from 'node:path'
import { ensureBuilt } from './build.mjs'
import { runFaultSweeps } from './faultSweeps.mjs'
import { prepareMachine } from './launch.mjs'
import { commandFile, projectDirectory } from './paths.mjs'
import { run, runScript } from './processes.mjs'

const output = join(projectDirectory, 'artifacts', 'faults')
const rowsFile = join(output, 'rows.ndjson')
const defaultSeed = '1925'

/**
 * `npm run faults -- [spec … sweeps] [--only=text] [--short] [--seed=1925] [--share=0.2]`: only cases whose names match
 * the text; the share is that of the trials of the long form.
 */
await runScript(async () => {
  const words = process.argv.slice(2)
  const isLong = !words.includes('--short')
  const option = name => words.find(word => word.startsWith(`--${name}=`))?.split('=')[1]
  const seed = option('seed') ?? defaultSeed
  const share = option('share') ?? '1'
  const only = option('only')
  const names = words.filter(word => !word.startsWith('-'))
  const specs = names.filter(name => name !== 'sweeps')
  const isWhole = names.length === 0
  const { executable, version, env, stop } = await prepareMachine()
  await ensureBuilt()
  mkdirSync(output, { recursive: true })
  rmSync(rowsFile, { force: true })
  const environment = {
    ...env,
    OPIS_ELECTRON: executable,
    OPIS_FAULTS: isLong ? 'long' : 'short',
    OPIS_FAULTS_SEED: seed,
    OPIS_FAULTS_SHARE: share
  }
  const started = Date.now()
  const code = isWhole || specs.length > 0 ? await runSpecs(specs, only, environment) : 0
  stop()
  const rows = readRows()
  if (names.includes('sweeps') || (isLong && isWhole)) rows.push(await runFaultSweeps(output))
  const facts = machineFacts({ version, isLong, seed, share, started })
  const table = tableOf(rows)
  writeFileSync(join(output, 'table.md'), `${facts.join('  \n')}\n\n${table}\n`)
  console.log(`\n${facts.join('\n')}\n\n${table}\n`)
  const isBad = rows.length === 0 || rows.some(({ missing, wrong }) => missing + wrong > 0)
  return isBad || code !== 0 ? 1 : 0
})

async function runSpecs(names, only, env) {
  const selection = ['--config', 'tests/vitest.config.mts', '--project', 'faults']
  const files = names.map(name => `tests/faults/${name}.spec.ts`)
  const filter = only === undefined ? [] : ['--testNamePattern', only]
  const args = [commandFile('vitest'), 'run', ...selection, ...files, ...filter]
  return (await run(process.execPath, args, { env, cwd: projectDirectory })).code
}

function readRows() {
  if (!existsSync(rowsFile)) return []
  return readFileSync(rowsFile, 'utf8')
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line))
}

function machineFacts({ version, isLong, seed, share, started }) {
  const processor = cpus()[0]?.model.trim() ?? 'unknown processor'
  const minutes = ((Date.now() - started) / 60_000).toFixed(1)
  return [
    `${isLong ? 'Long' : 'Short'} form${share === '1' ? '' : `, ${share} of its trials`}, seed ${seed}, ${minutes} minutes`,
    `Electron ${version} on ${type()}, ${processor}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB`
  ]
}

function tableOf(rows) {
  const head = ['case', 'trials', 'acknowledged', 'missing', 'wrong', 'starts', 'notes']
  const cells = rows.map(row => [
    row.case,
    ...['trials', 'acknowledged', 'missing', 'wrong', 'starts'].map(name =>
      row.skipped === undefined ? row[name].toLocaleString('en') : '–'
    ),
    row.skipped === undefined ? row.notes.replaceAll('|', '/') : `skipped: ${row.skipped}`
  ])
  const widths = head.map((_, at) => Math.max(...[head, ...cells].map(line => line[at].length)))
  const lineOf = line => `| ${line.map((cell, at) => cell.padEnd(widths[at])).join(' | ')} |`
  const rule = `| ${widths.map(width => '-'.repeat(width)).join(' | ')} |`
  return [lineOf(head), rule, ...cells.map(lineOf)].join('\n')
}
