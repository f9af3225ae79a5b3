import { createHash } from 'node:crypto'
import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import type { Sharp } from 'sharp'

export interface ScanFile {
  readonly name: string
  readonly path: string
  readonly sha256: string
}

const size = { width: 600, height: 900 }

/** A sheet of paper with lines, so that a thumbnail is not one colour. */
function sheet(colour: string): Sharp {
  const lines = Array.from(
    { length: 20 },
    (_, line) => `<rect x="60" y="${80 + line * 38}" width="${480 - (line % 4) * 60}" height="9"/>`
  )
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="900"><rect width="600" height="900" fill="${colour}"/>${lines.join('')}</svg>`
  return sharp(Buffer.from(svg))
}

/** A document of one page, with nothing in it but a grey field. */
function pdf(): string {
  const content = '0.8 g 60 60 300 400 re f'
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 420 595] /Contents 4 0 R >>',
    `<< /Length ${String(content.length)} >>\nstream\n${content}\nendstream`
  ]
  let text = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const offset = text.length
    text += `${String(index + 1)} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const rows = offsets.map(offset => `${String(offset).padStart(10, '0')} 00000 n \n`)
  const table = `xref\n0 ${String(objects.length + 1)}\n0000000000 65535 f \n${rows.join('')}`
  const trailer = `trailer\n<< /Size ${String(objects.length + 1)} /Root 1 0 R >>\n`
  return `${text}${table}${trailer}startxref\n${String(text.length)}\n%%EOF\n`
}

async function multiPageTiff(): Promise<Buffer> {
  const pages = await Promise.all(
    ['#f4ead0', '#e6d9b8', '#d8c8a0'].map(colour => sheet(colour).png().toBuffer())
  )
  return sharp(pages, { join: { animated: true } })
    .tiff({ compression: 'lzw' })
    .toBuffer()
}

/** A photograph, three scanned pages and a PDF, with names in Cyrillic letters. */
export async function makeScanFiles(folder: string): Promise<readonly ScanFile[]> {
  const contents = {
    'Обложка «Путь МОПРа».jpg': await sheet('#ead7b0').resize(size).jpeg().toBuffer(),
    'Протокол, листы 1–3.tif': await multiPageTiff(),
    'Отчёт ЦК МОПР.pdf': Buffer.from(pdf(), 'latin1')
  }
  const files: ScanFile[] = []
  for (const [name, bytes] of Object.entries(contents)) {
    const path = join(folder, name)
    await writeFile(path, bytes)
    files.push({ name, path, sha256: await sha256Of(path) })
  }
  return files
}

async function sha256Of(path: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex')
}

/** SHA-256 of every file in a folder and below. */
export async function checksumsIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter(entry => entry.isFile())
  return Promise.all(files.map(async ({ parentPath, name }) => sha256Of(join(parentPath, name))))
}
