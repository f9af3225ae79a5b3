import { v7 } from 'uuid'
import type { Operation } from '../../src/shared/changeLog/changeset'
import { create, newSubject, setField } from '../../src/shared/changeLog/edit'
import { dropFiles, untilPictures } from './attaching'
import type { Driver } from './driver'
import { untilOpen } from './driver'
import { openRecord } from './finding'
import { createCatalogue, writeOperations } from './seeding'

/** The operations of a document with a title. */
function documentOperations(title: string): readonly Operation[] {
  const subject = newSubject(v7(), 'document')
  return [create(subject), setField(subject, 'title', title)]
}

/** A catalogue with one document, open in the form, that has these files as scans. */
export async function openDocumentWith(
  driver: Driver,
  path: string,
  title: string,
  files: readonly string[]
): Promise<void> {
  await createCatalogue(driver, path, 'Scans')
  await writeOperations(driver, documentOperations(title))
  await untilOpen(driver, 1)
  await openRecord(driver, 'document', title)
  await dropFiles(driver, files)
  await untilPictures(driver, files.length)
}

/** Opens a scan of the open record, counted from 0, and waits until its tiles are drawn. */
export async function lookAt({ page }: Driver, position = 0): Promise<void> {
  await page.locator('[data-scan-view]').nth(position).click()
  await untilDrawn(page)
}

export async function untilDrawn(page: Driver['page']): Promise<void> {
  await page.locator('[data-stage][data-drawn=true]').first().waitFor({ timeout: 60_000 })
}
