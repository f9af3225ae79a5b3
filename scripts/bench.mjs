import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir, totalmem, type } from 'node:os'
import { join, resolve } from 'node:path'
import { ensureBuilt } from './build.mjs'
import { prepareMachine } from './launch.mjs'
import { commandFile, projectDirectory } from './paths.mjs'
import { onStop, run, runScript, SetupError } from './processes.mjs'

const benches = join(projectDirectory, 'tests', 'bench')
const output = join(projectDirectory, 'artifacts', 'bench')
const rowsDirectory = join(output, 'rows')
const extension = '.bench.ts'

/**
 * `npm run bench -- [name …] [--sizes=10000,100000] [--rounds=5] [--work=folder]`: catalogues made in a folder that is
 * named are kept there for the next run.
 */
await runScript(async () => {
  const names = selectBenches(process.argv.slice(2))
  const { executable, version, env, stop } = await prepareMachine()
  await ensureBuilt()
  mkdirSync(rowsDirectory, { recursive: true })
  const kept = option('work')
  const work = kept ? resolve(kept) : mkdtempSync(join(tmpdir(), 'opis-bench-'))
  mkdirSync(work, { recursive: true })
  const clear = onStop(() => {
    if (!kept) rmSync(work, { recursive: true, force: true, maxRetries: 5 })
  })
  const settings = { OPIS_ELECTRON: executable, OPIS_BENCH_WORK: work, ...options() }
  const before = loadavg()
  let failures = 0
  const rows = []
  for (const name of names) {
    const file = join(rowsDirectory, `${name}.json`)
    rmSync(file, { force: true })
    if ((await runBench(name, { ...env, ...settings })) !== 0) failures++
    else rows.push(...JSON.parse(readFileSync(file, 'utf8')))
  }
  clear()
  stop()
  const machine = machineFacts(version, before)
  const table = tableOf(rows)
  writeFileSync(join(output, 'rows.json'), JSON.stringify({ machine, rows }, null, 2))
  writeFileSync(join(output, 'table.md'), `${machine.join('  \n')}\n\n${table}\n`)
  console.log(`\n${machine.join('\n')}\n\n${table}\n`)
  return failures > 0 ? 1 : 0
})

function selectBenches(words) {
  const all = readdirSync(benches)
    .filter(file => file.endsWith(extension))
    .map(file => file.slice(0, -extension.length))
  const wanted = words.filter(word => !word.startsWith('-'))
  const unknown = wanted.filter(name => !all.includes(name))
  if (unknown.length > 0) {
    throw new SetupError(`Unknown: ${unknown.join(', ')}. Possible: ${all.join(', ')}`)
  }
  return wanted.length > 0 ? wanted : all
}

function option(name) {
  return process.argv.find(word => word.startsWith(`--${name}=`))?.split('=')[1]
}

function options() {
  const [sizes, rounds] = [option('sizes'), option('rounds')]
  return {
    ...(sizes === undefined ? {} : { OPIS_BENCH_SIZES: sizes }),
    ...(rounds === undefined ? {} : { OPIS_BENCH_ROUNDS: rounds })
  }
}

async function runBench(name, env) {
  const selection = ['--config', 'tests/vitest.config.mts', '--project', 'bench']
  const file = `tests/bench/${name}${extension}`
  const args = [commandFile('vitest'), 'run', ...selection, file]
  return (await run(process.execPath, args, { env, cwd: projectDirectory })).code
}

function machineFacts(electron, before) {
  const loads = [before, loadavg()].map(load => load[0].toFixed(1))
  const processor = cpus()[0]?.model.trim() ?? 'unknown processor'
  return [
    `${processor}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, ${type()}`,
    `Electron ${electron}, Node ${process.versions.node}`,
    `Load average ${loads[0]} before and ${loads[1]} after`
  ]
}

function tableOf(rows) {
  const cells = rows.map(row => [
    row.what,
    row.n.toLocaleString('en'),
    `${row.value.toLocaleString('en', { maximumSignificantDigits: 3 })} ${row.unit}`,
    row.ratio === null
      ? ''
      : `${row.ratio.toLocaleString('en', { maximumSignificantDigits: 3 })} ×`,
    row.to,
    row.goal,
    row.met === null ? '' : row.met ? 'yes' : 'no'
  ])
  const head = ['what', 'n', 'value', 'ratio', 'to', 'goal', 'met']
  const widths = head.map((_, at) => Math.max(...[head, ...cells].map(line => line[at].length)))
  const lineOf = line => `| ${line.map((cell, at) => cell.padEnd(widths[at])).join(' | ')} |`
  const rule = `| ${widths.map(width => '-'.repeat(width)).join(' | ')} |`
  return [lineOf(head), rule, ...cells.map(lineOf)].join('\n')
}
