import { existsSync, readFileSync } from 'node:fs'

/**
 * Counts what vitest's JSON reporter wrote. A file that broke before its first test counts as one
 * failure, and so does a run that ended badly although no test in it failed.
 * @param {string} file
 * @param {number} code vitest's exit code
 */
export function readVitestResults(file, code) {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 }
  const report = JSON.parse(readFileSync(file, 'utf8'))
  const broken = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some(test => test.status === 'failed')
  )
  const failed = report.numFailedTests + broken.length
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests
  }
}
