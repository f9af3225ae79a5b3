import 'fake-indexeddb/auto'
import { onTestFinished, expect, test } from 'vitest'
import { readSnapshot } from '../../../../src/main/snapshots/readSnapshot'
import { snapshotsFolder } from '../../../../src/main/snapshots/names'
import { openDatabase } from '../../../../src/renderer/db/CatalogueDatabase'
import { runDrill } from '../../../../src/renderer/worker/drill'
import type { DrillSources } from '../../../../src/renderer/worker/drill'
import { setDeleted, setField } from '../../../../src/shared/changeLog/edit'
import type { DrillProgress, DrillResult } from '../../../../src/shared/restoring/drill'
import { newTestCatalogue } from '../../../helpers/catalogue'
import type { TestCatalogue } from '../../../helpers/catalogue'
import { numbered, saveSections, snapshotWorld } from '../../../helpers/snapshots'

let drills = 0

/** A catalogue with a snapshot of it, and changes since. */
async function changedSinceSnapshot(): Promise<{
  catalogue: TestCatalogue
  sources: DrillSources
}> {
  const catalogue = await newTestCatalogue()
  onTestFinished(() => catalogue.remove())
  const { saving, database, folder, journal } = catalogue
  await saveSections(catalogue, numbered(1300))
  const outcome = await snapshotWorld(catalogue).service.ensure('asked')
  if (!outcome) throw new Error('no snapshot')
  const [first, second] = await database.records.limit(2).toArray()
  if (!first || !second) throw new Error('no records')
  await saving.save([setField(first, 'seat', 'Berlin')])
  await saving.save([setDeleted(second, true)])
  await saveSections(catalogue, numbered(30, 'New'))
  const { manifest, name } = outcome.snapshot
  const pages = readSnapshot(snapshotsFolder(folder), name)
  return {
    catalogue,
    sources: {
      positions: manifest.positions,
      lines: manifest.lines,
      readJournal: journal.read,
      async snapshotPage() {
        const { done, value } = await pages.next()
        return done === true ? null : value
      }
    }
  }
}

async function drill(
  { database }: TestCatalogue,
  sources: DrillSources,
  onProgress: (progress: DrillProgress) => void = () => undefined
): Promise<DrillResult> {
  const restored = await openDatabase(`drill-${String(++drills)}`)
  onTestFinished(() => restored.delete())
  return runDrill(restored, database, sources, onProgress)
}

test('a snapshot and the journal since give the catalogue, with counts and checksums equal', async () => {
  const { catalogue, sources } = await changedSinceSnapshot()
  const steps: string[] = []
  const result = await drill(catalogue, sources, ({ step }) => steps.push(step))
  expect(result).toMatchObject({ isEqual: true, differing: 0, differences: [] })
  expect(result.kinds).toEqual([
    { kind: 'section', restored: 1330, catalogue: 1330, isEqual: true }
  ])
  expect(result.restoredSum).toMatch(/^[0-9a-f]{64}$/)
  expect(result.restoredSum).toBe(result.catalogueSum)
  expect([...new Set(steps)]).toEqual(['reading', 'replaying', 'comparing'])
})

test('the journal alone gives it too, with the same checksum', async () => {
  const { catalogue, sources } = await changedSinceSnapshot()
  const fromSnapshot = await drill(catalogue, sources)
  const { readJournal } = sources
  const fromJournal = await drill(catalogue, { readJournal, positions: {}, lines: 0 })
  expect(fromJournal.isEqual).toBe(true)
  expect(fromJournal.restoredSum).toBe(fromSnapshot.restoredSum)
})

test('records that differ are named, whichever side they are on', async () => {
  const { catalogue, sources } = await changedSinceSnapshot()
  const { records } = catalogue.database
  const all = await records.orderBy('id').toArray()
  const [changed, lost, last] = [all[3], all[700], all.at(-1)]
  if (!changed || !lost || !last) throw new Error('no records')
  await records.put({ ...changed, values: { ...changed.values, seat: 'Nowhere' } })
  await records.delete(lost.id)
  await records.put({ ...last, id: 'zzz', kind: 'person' })
  const result = await drill(catalogue, sources)
  expect(result.isEqual).toBe(false)
  expect(result.restoredSum).not.toBe(result.catalogueSum)
  expect(result.differing).toBe(3)
  expect(result.differences).toEqual([
    { id: changed.id, kind: 'section', what: 'differs' },
    { id: lost.id, kind: 'section', what: 'onlyRestored' },
    { id: 'zzz', kind: 'person', what: 'onlyCatalogue' }
  ])
  expect(result.kinds).toEqual([
    { kind: 'person', restored: 0, catalogue: 1, isEqual: false },
    { kind: 'section', restored: 1330, catalogue: 1329, isEqual: false }
  ])
})

test('what is saved while it runs is taken up, not called a difference', async () => {
  const { catalogue, sources } = await changedSinceSnapshot()
  let saved = false
  const working = drill(catalogue, sources, ({ step, done }) => {
    if (step !== 'comparing' || done < 600 || saved) return
    saved = true
    void saveSections(catalogue, ['Added meanwhile'])
  })
  const result = await working
  expect(saved).toBe(true)
  expect(result.isEqual).toBe(true)
  expect(result.kinds[0]?.catalogue).toBe(1331)
})
