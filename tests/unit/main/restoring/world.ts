import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Job } from '../../../../src/main/application/longJobs'
import { openCatalogue } from '../../../../src/main/catalogue/catalogueSession'
import { openWorkingCopy } from '../../../../src/renderer/db/workingCopy'
import { allRecords } from '../../../../src/renderer/db/repositories/records'
import { create, newSubject, setField } from '../../../../src/shared/changeLog/edit'
import { journalAccess } from '../../../../src/shared/changeLog/journalAccess'
import type { CatalogueRecord } from '../../../../src/shared/records/record'
import { newRecordId } from '../../../../src/renderer/services/ids'
import { newTestCatalogue } from '../../../helpers/catalogue'
import type { TestCatalogue } from '../../../helpers/catalogue'

export async function testCatalogue(): Promise<TestCatalogue> {
  const catalogue = await newTestCatalogue()
  onTestFinished(() => catalogue.remove())
  return catalogue
}

/** Saves a scan record for a file of that hash. */
export async function saveScan({ saving }: TestCatalogue, sha256: string, name: string) {
  const subject = newSubject(newRecordId(), 'scan')
  await saving.save([
    create(subject),
    setField(subject, 'sha256', sha256),
    setField(subject, 'originalName', name)
  ])
}

/** A job that goes on until `stopAfter` reports were made; the reports are kept. */
export function job(stopAfter = Infinity): Job & { readonly steps: string[] } {
  const controller = new AbortController()
  const steps: string[] = []
  return {
    steps,
    signal: controller.signal,
    report(step) {
      steps.push(step)
      if (steps.length >= stopAfter) controller.abort()
    }
  }
}

/** Opens the folder as a catalogue on this machine would be, and gives its records by id. */
export async function recordsAt(folder: string): Promise<Map<string, CatalogueRecord>> {
  const userData = join(dirname(folder), 'otherUserData')
  const session = await openCatalogue(folder, { userData, appVersion: '0.0.0' })
  const journal = journalAccess({
    append: session.journal.appendTexts,
    read: async (after, bytes) => session.journal.readTexts(after, bytes),
    verified: async () => undefined
  })
  const database = await openWorkingCopy(journal, session.describe())
  const records = new Map<string, CatalogueRecord>()
  for await (const page of allRecords(database, 1000)) {
    for (const record of page) records.set(record.id, record)
  }
  await database.delete()
  await session.close()
  return records
}

/** The segments of a journal as they lie on the disk, by their path. */
export async function segmentsOf(folder: string): Promise<Map<string, string>> {
  const journal = join(folder, 'journal')
  const entries = await readdir(journal, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter(entry => entry.isFile() && entry.name.endsWith('.ndjson'))
    .map(entry => join(entry.parentPath, entry.name))
  const texts = await Promise.all(paths.map(path => readFile(path, 'utf8')))
  return new Map(paths.map((path, at) => [path.slice(journal.length + 1), texts[at] ?? '']))
}
