import type { Driver } from './driver'
import { eventually } from './eventually'

/** Waits until the record has so many scans, each with a picture of it. */
export async function untilPictures({ page }: Driver, count: number): Promise<void> {
  const pictures = page.locator('[data-scan-view] img')
  const isDrawn = async (): Promise<readonly boolean[]> =>
    pictures.evaluateAll(images =>
      images.map(image => image instanceof HTMLImageElement && image.naturalWidth > 1)
    )
  await page.locator('.scans').scrollIntoViewIfNeeded()
  await eventually(isDrawn, Array(count).fill(true), 30_000)
}

/** Drops files from the desktop on the open record. */
export async function dropFiles({ page }: Driver, files: readonly string[]): Promise<void> {
  const place = await page
    .locator('aside')
    .filter({ has: page.locator('.scans') })
    .boundingBox()
  if (!place) throw new Error('No record is open')
  const [x, y] = [place.x + place.width / 2, place.y + place.height / 2]
  const debuggerSession = await page.context().newCDPSession(page)
  const data = { items: [], files: [...files], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await debuggerSession.send('Input.dispatchDragEvent', { type, x, y, data })
  }
  await debuggerSession.detach()
}
