import { createWriteStream, existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { tmpdir } from 'node:os'
import { finished } from 'node:stream/promises'
import PDFDocument from 'pdfkit'
import { expect, test } from 'vitest'
import { readLayer } from '../../../../src/main/texts/textLayer'

const shared = join(import.meta.dirname, '..', '..', '..', '..', '..', 'shared', 'data', 'pdf')

/** One line of text at a known place of a page of 200 by 100 points. */
async function pdfWithText(words: string): Promise<string> {
  const content = `BT /F1 20 Tf 50 40 Td (${words}) Tj ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'
  ]
  const body = objects.map((object, at) => `${at + 1} 0 obj\n${object}\nendobj\n`).join('')
  const path = join(tmpdir(), `opis-text-layer-${process.pid}.pdf`)
  await writeFile(path, `%PDF-1.4\n${body}trailer\n<< /Size 6 /Root 1 0 R >>\n%%EOF\n`)
  return path
}

test('the words of a page stand where they are printed', async () => {
  const { text, words, engine } = await readLayer({
    path: await pdfWithText('Red Aid'),
    page: 1
  })
  expect(text).toBe('Red Aid')
  expect(engine).toMatch(/^PDFium \(@hyzyla\/pdfium \d+\.\d+\.\d+\)$/)
  const [red, aid] = words
  expect(red?.text).toBe('Red')
  // 50 of 200 points from the left; the baseline is 60 of 100 from the top.
  expect(red?.left).toBeGreaterThan(24)
  expect(red?.left).toBeLessThan(28)
  const bottom = (red?.top ?? 0) + (red?.height ?? 0)
  expect(bottom).toBeGreaterThan(57)
  expect(bottom).toBeLessThan(63)
  expect(aid?.left).toBeGreaterThan((red?.left ?? 0) + (red?.width ?? 0))
})

test('a page that is not there is refused', async () => {
  const path = await pdfWithText('x')
  await expect(readLayer({ path, page: 2 })).rejects.toMatchObject({ code: 'pageMissing' })
})

/** A PDF that opens with its password only. */
async function encryptedPdf(words: string, userPassword: string): Promise<string> {
  const path = join(tmpdir(), `opis-encrypted-layer-${process.pid}.pdf`)
  const document = new PDFDocument({ userPassword, ownerPassword: 'owner', pdfVersion: '1.7ext3' })
  const output = createWriteStream(path)
  document.pipe(output)
  document.text(words).end()
  await finished(output)
  return path
}

test('an encrypted file is read with its password only', async () => {
  const locked = { path: await encryptedPdf('Red Aid', 'МОПР'), page: 1 }
  const code = { code: 'passwordNeeded' }
  await expect(readLayer(locked)).rejects.toMatchObject(code)
  await expect(readLayer({ ...locked, password: 'wrong' })).rejects.toMatchObject(code)
  expect((await readLayer({ ...locked, password: 'МОПР' })).text).toBe('Red Aid')
  // What was opened before does not answer for somebody without the password.
  await expect(readLayer(locked)).rejects.toMatchObject(code)
})

test.skipIf(!existsSync(shared))('real files: read, and refused where encrypted', async () => {
  const { text, words } = await readLayer({ path: join(shared, 'externalLink.pdf'), page: 1 })
  expect(text).not.toBe('')
  expect(words.length).toBeGreaterThan(0)
  const locked = { path: join(shared, 'encryption_openpassword.pdf'), page: 1 }
  await expect(readLayer(locked)).rejects.toMatchObject({ code: 'passwordNeeded' })
})
