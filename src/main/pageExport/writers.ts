import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { extensionOf, safeNames } from '../../shared/attachments/safeName'
import { iiifManifest } from '../../shared/pageExport/manifest'
import type { ManifestPage, ManifestWords } from '../../shared/pageExport/manifest'
import type { ExportedScan } from '../../shared/pageExport/calls'
import type { WordBox } from '../../shared/texts/calls'
import { fsyncFolder } from '../files/durable'
import type { DrawnPage } from './exportedPages'
import { jpegSize } from './jpegSize'
import { placedText } from './placedText'

/** Takes pages in order and makes what lies at a path of them. */
export interface PageWriter {
  add(page: DrawnPage): Promise<void>
  end(): Promise<void>
  /** Lets go of what is open, also of what was given up. */
  close(): void
}

/** On the disk before it counts as written: syncing their folder says nothing of the files in it. */
const newAndDurable = { flag: 'wx', flush: true } as const

const pointsPerInch = 72
const usualResolution = 300
/** Longer sides are none of a PDF (ISO 32000, annex C). */
const longestSide = 14_400

export interface PdfParts {
  readonly title: string
  resolutionOf(sha256: string): Promise<number | undefined>
  wordsOf(sha256: string, page: number): Promise<readonly WordBox[]>
}

export async function pdfWriter(
  path: string,
  { title, resolutionOf, wordsOf }: PdfParts
): Promise<PageWriter> {
  // Loaded when a PDF is written: it brings an engine of fonts along.
  const { writeSearchablePdf } = await import('./searchablePdf')
  const pdf = writeSearchablePdf(path, title)
  return {
    async add({ scan, page, size, jpeg, text }) {
      const resolution = (await resolutionOf(scan.sha256)) ?? usualResolution
      const longest = Math.max(size.width, size.height)
      const scale = Math.min(pointsPerInch / resolution, longestSide / longest)
      const boxes = text ? await wordsOf(scan.sha256, page) : []
      await pdf.add({
        jpeg,
        width: size.width * scale,
        height: size.height * scale,
        words: placedText(text?.text ?? '', boxes)
      })
    },
    end: () => pdf.end(),
    close: () => {
      pdf.close()
    }
  }
}

/** A folder of images, named after their scans and numbered. */
export function imageWriter(folder: string, scans: readonly ExportedScan[]) {
  const stems = safeNames(
    scans.map(({ name }) => name.slice(0, name.length - extensionOf(name).length) || name)
  )
  const nameOf = ({ scan, at, page, pages }: DrawnPage): string => {
    const stem = stems[at] ?? scan.sha256
    if (pages === 1) return `${stem}.jpg`
    return `${stem}_${String(page).padStart(Math.max(3, String(pages).length), '0')}.jpg`
  }
  return {
    nameOf,
    async add(page: DrawnPage): Promise<void> {
      await mkdir(folder, { recursive: true })
      await writeFile(join(folder, nameOf(page)), page.jpeg, newAndDurable)
    },
    end: () => fsyncFolder(folder),
    close: () => undefined
  } satisfies PageWriter & { nameOf(page: DrawnPage): string }
}

/** The same with a manifest that leads a viewer of IIIF through them. */
export function iiifWriter(
  folder: string,
  scans: readonly ExportedScan[],
  words: ManifestWords
): PageWriter {
  const images = imageWriter(join(folder, 'images'), scans)
  const pages: ManifestPage[] = []
  return {
    async add(drawn) {
      const { scan, page, pages: count, jpeg, text } = drawn
      const label = count === 1 ? scan.name : `${scan.name}, ${String(page)}`
      const image = `images/${images.nameOf(drawn)}`
      const { text: content = '', language = '' } = text ?? {}
      await images.add(drawn)
      pages.push({ image, ...jpegSize(jpeg), label, text: content, language })
    },
    async end() {
      await images.end()
      const manifest = JSON.stringify(iiifManifest(words, pages), null, 2)
      await writeFile(join(folder, 'manifest.json'), `${manifest}\n`, newAndDurable)
    },
    close: () => undefined
  }
}
