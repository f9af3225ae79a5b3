import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { codesOf, reportOf } from './support'

/** The Library of Congress's conformance suite, lent to the tests; it is not part of the project. */
const suite = resolve(import.meta.dirname, '../../../../../shared/data/bagit')
const hasSuite = existsSync(join(suite, 'v1.0'))

const expectedVerdicts: Readonly<Record<string, readonly string[]>> = {
  valid: ['valid'],
  warning: ['validWithWarnings'],
  invalid: ['invalid'],
  'linux-only': ['invalid']
}

function foldersIn(path: string): string[] {
  const entries = existsSync(path) ? readdirSync(path, { withFileTypes: true }) : []
  return entries.flatMap(entry => (entry.isDirectory() ? [entry.name] : []))
}

const bags = foldersIn(suite).flatMap(version =>
  Object.entries(expectedVerdicts).flatMap(([group, verdicts]) =>
    foldersIn(join(suite, version, group)).map(name => ({
      name: `${version}/${group}/${name}`,
      verdicts
    }))
  )
)

/** What is wrong, so that a bag is not refused for a reason that is not its own. */
const reasons: Readonly<Record<string, string>> = {
  'baginfo-missing-encoding': 'declarationMalformed',
  'bom-in-bagit.txt': 'declarationMalformed',
  'corrupt-data-file': 'digestDiffers',
  'corrupt-tag-file': 'digestDiffers',
  'extra-file-in-bag': 'notListed',
  'invalid-version-number': 'declarationMalformed',
  'missing-baginfo': 'fileMissing',
  'missing-bagit.txt': 'declarationMissing',
  'out-of-scope-file-paths-using-dot-notation': 'pathOutside',
  'out-of-scope-file-paths-using-dot-notation-for-fetch': 'pathOutside',
  'same-filename-listed-twice-with-different-hashes': 'listedTwiceDifferently',
  'bagit-with-invalid-whitespace': 'declarationMalformed',
  notAllManifestsListAllFiles: 'notListed',
  'same-filename-listed-twice-with-the-same-hash': 'listedTwice'
}

describe.skipIf(!hasSuite)('the conformance suite', () => {
  test.each(bags)('$name', async ({ name, verdicts }) => {
    const report = await reportOf(join(suite, name))
    const shown = { verdict: report.verdict, errors: report.errors, warnings: report.warnings }
    expect(verdicts, JSON.stringify(shown)).toContain(report.verdict)
    const reason = reasons[name.split('/').at(-1) ?? '']
    if (report.verdict === 'invalid' && reason) expect(codesOf(report.errors)).toContain(reason)
  })

  /** The whole suite has these too; a copy without them leaves them out here, by name. */
  const groups = ['v0.93', 'v0.94', 'v0.95', 'v0.96'].map(version => `${version}/valid`)
  for (const group of [...groups, 'v0.97/warning', 'v0.97/linux-only']) {
    test.skipIf(!existsSync(join(suite, group)))(`${group} is part of it`, () => {
      expect(bags.some(({ name }) => name.startsWith(`${group}/`))).toBe(true)
    })
  }

  test('no bag of the suite was passed over', () => {
    expect(bags.filter(({ name }) => name.includes('/valid/')).length).toBeGreaterThanOrEqual(13)
    expect(bags.filter(({ name }) => name.includes('/invalid/')).length).toBeGreaterThanOrEqual(15)
  })
})
