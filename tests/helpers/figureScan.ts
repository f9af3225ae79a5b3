import { join } from 'node:path'
import { setField } from '../../src/shared/changeLog/edit'
import { answerDialogs } from './dialogs'
import type { Driver } from './driver'
import { eventually } from './eventually'
import { openRecord } from './finding'
import { writeScan } from './printedFigures'
import { writeOperations } from './seeding'
import { storedRecords } from './workingCopy'

/** Attaches a page with printed figures to the only citation of the catalogue, and marks on it where they stand. */
export async function citeOnScan(driver: Driver, folder: string, citation: string): Promise<void> {
  const scan = join(folder, 'page.jpg')
  await writeScan(scan)
  await openRecord(driver, 'citation', citation)
  await answerDialogs(driver, { open: [scan] })
  await driver.press('Control+Shift+A')
  const isScan = ({ kind }: { readonly kind: string }): boolean => kind === 'scan'
  await eventually(async () => (await storedRecords(driver)).some(isScan), true)
  const records = await storedRecords(driver)
  const cited = records.find(({ kind }) => kind === 'citation')
  const page = records.find(isScan)
  if (!cited || !page) throw new Error('The scan was not attached')
  const place = { scan: page.id, page: 1, region: '8,24,60,44' }
  await writeOperations(driver, [setField(cited, 'place', place)])
}
