import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import type { Rendition } from '../../../../../src/main/attachments/rendering/messages'
import {
  describePdf as describeFile,
  pdfPages,
  renderPdfPage as renderPage
} from '../../../../../src/main/attachments/rendering/pdf'
import { hasSamples, sample, temporaryFolder } from '../support'

const folder = await temporaryFolder()
const preview = { width: 640, height: 16_000, format: 'jpeg' } as const

const file = (path: string) => ({ path, mediaType: 'application/pdf' })
const describePdf = (path: string) => describeFile(file(path))
const renderPdfPage = (path: string, page: number, rendition: Rendition) =>
  renderPage(file(path), page, rendition)

/** A document of empty pages, `kids` of them named by the tree. */
async function documentOf(pages: number, box = '0 0 200 400'): Promise<string> {
  const kids = Array.from({ length: pages }, () => '3 0 R').join(' ')
  const path = join(folder, `${pages} ${box}.pdf`)
  await writeFile(
    path,
    `%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Count ${pages}/Kids[${kids}]>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[${box}]>> endobj
trailer <</Root 1 0 R>>
`
  )
  return path
}

describe('a PDF', () => {
  it('is described and its page fills the width asked for', async () => {
    const path = await documentOf(1)
    expect(await describePdf(path)).toEqual({ pages: 1, width: 200, height: 400 })
    const { bytes } = await renderPdfPage(path, 1, preview)
    expect(await sharp(bytes).metadata()).toMatchObject({ width: 640, height: 1280 })
    const box = { width: 240, height: 240, format: 'webp' } as const
    const thumbnail = await renderPdfPage(path, 1, box)
    const size = await sharp(thumbnail.bytes).metadata()
    expect(size).toMatchObject({ format: 'webp', width: 120, height: 240 })
  })

  it('has no page beyond the last', async () => {
    const rendering = renderPdfPage(await documentOf(1), 2, preview)
    await expect(rendering).rejects.toMatchObject({ code: 'pageMissing' })
  })

  it('has pages at 300 pixels an inch, fewer where they would be too many', async () => {
    const small = await pdfPages(file(await documentOf(3)))
    expect(small).toMatchObject({ count: 3, problem: null })
    expect(small.sizes).toEqual(Array(3).fill({ width: 833, height: 1666 }))
    const poster = await pdfPages(file(await documentOf(1, '0 0 7200 14400')))
    expect(poster.sizes).toEqual([{ width: 5656, height: 11_313 }])
  })

  it('of an absurd format is drawn within the box', async () => {
    const path = await documentOf(1, '0 0 1 14400')
    const { bytes } = await renderPdfPage(path, 1, preview)
    expect(await sharp(bytes).metadata()).toMatchObject({ width: 1, height: 16_000 })
  })

  it('that is none is called damaged', async () => {
    const path = join(folder, 'none.pdf')
    await writeFile(path, '%PDF-1.7\nnothing follows')
    await expect(describePdf(path)).rejects.toMatchObject({ code: 'damaged' })
  })
})

describe.skipIf(!hasSamples)('PDFs of others', () => {
  it.each([
    ['balloon_a1b_jp2k.pdf', 1],
    ['corruptionOneByteMissing.pdf', 1],
    ['externalLink.pdf', 1],
    ['javascript.pdf', 1]
  ])('%s is read', async (name, pages) => {
    expect(await describePdf(sample(`pdf/${name}`))).toMatchObject({ pages })
    const { bytes } = await renderPdfPage(sample(`pdf/${name}`), 1, preview)
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'jpeg', width: 640 })
  })

  it('JPEG 2000 in them is drawn', async () => {
    const { bytes } = await renderPdfPage(sample('pdf/balloon_a1b_jp2k.pdf'), 1, preview)
    const { isOpaque, entropy } = await sharp(bytes).stats()
    expect(isOpaque).toBe(true)
    expect(entropy).toBeGreaterThan(2)
  })

  it('one with a password says that it needs it', async () => {
    const path = sample('pdf/encryption_openpassword.pdf')
    await expect(describePdf(path)).rejects.toMatchObject({ code: 'passwordNeeded' })
  })
})
