import { existsSync, readFileSync } from 'node:fs'

/**
 * Counts what vitest's JSON reporter wrote, and names what failed. A file that broke before its first test counts as
 * one failure, and so does a run that ended badly although no test in it failed.
 * @param {string} file
 * @param {number} code vitest's exit code
 */
export function readVitestResults(file, code) {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0, failures: ['no results'] }
  const report = JSON.parse(readFileSync(file, 'utf8'))
  const failures = report.testResults.flatMap(failuresOf)
  if (failures.length === 0 && code !== 0) failures.push(`vitest ended with code ${code}`)
  return {
    passed: report.numPassedTests,
    failed: failures.length,
    skipped: report.numPendingTests + report.numTodoTests,
    failures
  }
}

function failuresOf({ name, status, message, assertionResults }) {
  const failed = assertionResults.filter(test => test.status === 'failed')
  const tests = failed.map(test => `${name}: ${test.fullName}: ${test.failureMessages.join(' ')}`)
  return tests.length === 0 && status === 'failed' ? [`${name}: ${message}`] : tests
}
