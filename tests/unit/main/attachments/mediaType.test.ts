import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { mediaTypeOf, mediaTypeOfBytes } from '../../../../src/main/attachments/mediaType'
import * as pictures from './pictures'
import { hasSamples, sample, temporaryFolder } from './support'

const utf16 = (text: string) =>
  Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])

describe('the media type', () => {
  it.each<[string, () => Promise<Uint8Array> | Uint8Array, string]>([
    ['a JPEG', () => pictures.jpeg(10, 10), 'image/jpeg'],
    ['a PNG', () => pictures.png(10, 10), 'image/png'],
    ['a TIFF', () => pictures.multiPageTiff(['red', 'blue']), 'image/tiff'],
    ['a PDF', () => Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj'), 'application/pdf'],
    ['a program', () => Buffer.from('MZ\x90\0\x03\0\0\0'), 'application/x-msdownload'],
    ['nothing', () => Buffer.alloc(0), 'application/octet-stream'],
    ['noise', () => Buffer.from([1, 2, 3, 4, 5]), 'application/octet-stream'],
    ['Russian in UTF-8', () => Buffer.from('Отчёт МОПР'), 'text/plain'],
    ['Russian in windows-1251', () => Buffer.from([0xce, 0xf2, 0xf7, 0xb8, 0xf2]), 'text/plain'],
    ['Russian in UTF-16', () => utf16('Отчёт'), 'text/plain']
  ])('of %s', async (_, make, expected) => {
    expect(await mediaTypeOfBytes(await make())).toBe(expected)
  })

  it.each([
    ['<!DOCTYPE html><p>x', 'text/html'],
    ['\n\t<!-- note --><HTML lang="ru">', 'text/html'],
    ['<script>alert(1)</script>', 'text/html'],
    ['<?xml version="1.0"?><!DOCTYPE html PUBLIC "x"><html xmlns="x">', 'text/html'],
    ['<svg xmlns="http://www.w3.org/2000/svg"/>', 'image/svg+xml'],
    ['<?xml version="1.0"?>\n<!-- x --><!DOCTYPE svg PUBLIC "a" "b">\n<svg>', 'image/svg+xml'],
    ['<!DOCTYPE svg [<!ENTITY a "b">]><svg:svg >', 'image/svg+xml'],
    ['<?xml version="1.0"?><ead>', 'application/xml'],
    ['a < b and <html> later', 'text/plain']
  ])('of %s is %s', async (text, expected) => {
    expect(await mediaTypeOfBytes(Buffer.from(text))).toBe(expected)
    expect(await mediaTypeOfBytes(Buffer.from('\ufeff' + text))).toBe(expected)
  })

  it('is not taken from the name', async () => {
    const path = join(await temporaryFolder(), 'scan.jpg')
    await writeFile(path, '<!doctype html><title>not a scan</title>')
    expect(await mediaTypeOf(path)).toBe('text/html')
  })

  it('is found quickly in text made to slow it down', async () => {
    const started = performance.now()
    for (const text of ['<!--'.repeat(16_000), '<?'.repeat(32_000), '<!doctype x '.repeat(5_000)]) {
      await mediaTypeOfBytes(Buffer.from(text))
    }
    expect(performance.now() - started).toBeLessThan(20_000)
  })
})

describe.skipIf(!hasSamples)('the media type of files of others', () => {
  it.each([
    ['exif/Landscape_1.jpg', 'image/jpeg'],
    ['pdf/javascript.pdf', 'application/pdf'],
    ['pdf/encryption_openpassword.pdf', 'application/pdf']
  ])('%s', async (path, expected) => {
    expect(await mediaTypeOf(sample(path))).toBe(expected)
  })
})
