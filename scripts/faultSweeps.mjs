import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { commandFile, projectDirectory } from './paths.mjs'
import { run } from './processes.mjs'

/** Unit tests in which operation number N of the file system fails, for every N. */
const sweeps = [
  'tests/unit/main/journal/faults.test.ts',
  'tests/unit/main/journal/damage.test.ts',
  'tests/unit/main/attachments/fileStore.test.ts',
  'tests/unit/main/attachments/ingest.test.ts',
  'tests/unit/main/copies/copyFiles.test.ts',
  'tests/unit/main/exports/diskFull.test.ts',
  'tests/unit/main/snapshots'
]

/** Runs them and gives their row: a failed test is a wrong outcome. */
export async function runFaultSweeps(output) {
  const results = join(output, 'sweeps.json')
  rmSync(results, { force: true })
  const paths = sweeps.filter(path => existsSync(join(projectDirectory, path)))
  const selection = ['--config', 'tests/vitest.config.mts', '--project', 'unit', ...paths]
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`]
  const args = [commandFile('vitest'), 'run', ...selection, ...reporters]
  const { code } = await run(process.execPath, args, { cwd: projectDirectory })
  const row = { case: 'file system operation N fails, for every N', starts: 0, missing: 0 }
  if (!existsSync(results)) {
    return { ...row, trials: 0, acknowledged: 0, wrong: 1, notes: 'the tests left no results' }
  }
  const report = JSON.parse(readFileSync(results, 'utf8'))
  const metas = report.testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .map(({ meta }) => meta ?? {})
  const sum = name => metas.reduce((total, meta) => total + (meta[name] ?? 0), 0)
  const failed = report.numFailedTests > 0 ? report.numFailedTests : code === 0 ? 0 : 1
  const notes = `trials are the journal's operations; with store, copies, exports and snapshots ${report.numPassedTests} unit tests passed, ${failed} failed`
  return {
    ...row,
    trials: sum('operationsFailed'),
    acknowledged: sum('acknowledged'),
    wrong: failed,
    notes
  }
}
