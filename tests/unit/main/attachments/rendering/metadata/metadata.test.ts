import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { encode } from 'iconv-lite'
import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import { activeParts } from '../../../../../../src/main/attachments/rendering/metadata/active'
import { isoDate } from '../../../../../../src/main/attachments/rendering/metadata/dates'
import { fileFacts } from '../../../../../../src/main/attachments/rendering/metadata/facts'
import { iptcFacts } from '../../../../../../src/main/attachments/rendering/metadata/iptc'
import { legacyText } from '../../../../../../src/main/attachments/rendering/metadata/texts'
import { xmpFacts } from '../../../../../../src/main/attachments/rendering/metadata/xmp'
import { prepareImages } from '../../../../../../src/main/attachments/rendering/sharpImages'
import { hasSamples, sample, temporaryFolder } from '../../support'

const folder = await temporaryFolder()
beforeAll(prepareImages)

const paper = { create: { width: 20, height: 10, channels: 3, background: '#ddc' } } as const

describe('dates', () => {
  it.each([
    ['2021:03:04 05:06:07', '2021-03-04T05:06:07'],
    ["D:20210304050607+01'00'", '2021-03-04T05:06:07'],
    ['2021-03-04T05:06', '2021-03-04T05:06:00'],
    ['20210304', '2021-03-04'],
    ['0000:00:00 00:00:00', undefined],
    ['soon', undefined],
    [undefined, undefined]
  ])('%s is %s', (written, read) => {
    expect(isoDate(written)).toBe(read)
  })
})

describe('text that names no encoding', () => {
  it.each([
    ['UTF-8', Buffer.from('Красная помощь'), 'Красная помощь'],
    ['windows-1251', encode('Красная помощь', 'windows-1251'), 'Красная помощь'],
    [
      'windows-1252',
      encode('Rote Hilfe für Gefangene', 'windows-1252'),
      'Rote Hilfe für Gefangene'
    ],
    ['what follows a nought', Buffer.from('a\0b'), 'a']
  ])('%s', (_name, bytes, text) => {
    expect(legacyText(bytes)).toBe(text)
  })
})

describe('XMP', () => {
  const packet = (inside: string) => `<x:xmpmeta xmlns:x="adobe:ns:meta/">${inside}</x:xmpmeta>`

  it('is read from elements, lists and attributes', () => {
    const title =
      '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Отчёт &amp; опись</rdf:li></rdf:Alt></dc:title>'
    const creators =
      '<dc:creator><rdf:Seq><rdf:li>A</rdf:li><rdf:li>B</rdf:li></rdf:Seq></dc:creator>'
    const tool =
      '<rdf:Description xmp:CreatorTool="Scan &#x41;" exif:DateTimeOriginal="2021-03-04T05:06:07"/>'
    expect(xmpFacts(packet(title + creators + tool))).toEqual({
      title: 'Отчёт & опись',
      creator: 'A; B',
      software: 'Scan A',
      captured: '2021-03-04T05:06:07'
    })
  })

  it('expands nothing and does not fail on what is no XML', () => {
    const bomb = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><dc:title>&b;</dc:title>'
    expect(xmpFacts(bomb)).toEqual({ title: '&b;' })
    expect(xmpFacts('<dc:title><dc:title><')).toEqual({})
    expect(xmpFacts('<dc:title>'.repeat(100_000))).toEqual({})
  })
})

describe('IPTC', () => {
  const record = (number: number, dataset: number, value: Buffer) =>
    Buffer.concat([Buffer.from([0x1c, number, dataset, 0, value.length]), value])

  it('is read in UTF-8 where it is declared, and as it may be where not', () => {
    const declared = record(1, 90, Buffer.from('\u001b%G'))
    const title = record(2, 5, Buffer.from('Опись'))
    expect(iptcFacts(Buffer.concat([declared, title]))).toEqual({ title: 'Опись' })
    const byline = record(2, 80, encode('Елена Стасова', 'windows-1251'))
    expect(iptcFacts(Buffer.concat([Buffer.from('Photoshop'), byline]))).toEqual({
      creator: 'Елена Стасова'
    })
  })

  it('that is cut or lies about its length ends there', () => {
    const title = record(2, 5, Buffer.from('Title'))
    expect(iptcFacts(title.subarray(0, 7))).toEqual({ title: 'Ti' })
    expect(iptcFacts(Buffer.concat([title, Buffer.from([0x1c, 2, 80, 0xff, 0xff])]))).toEqual({
      title: 'Title'
    })
    expect(iptcFacts(Buffer.alloc(0))).toEqual({})
  })
})

describe('the facts of a file', () => {
  it('of a photograph are its EXIF, its resolution and depth', async () => {
    const path = join(folder, 'exif.jpg')
    await sharp(paper)
      .withExif({
        IFD0: {
          Make: 'Zeutschel',
          Model: 'OS 12',
          Software: 'Omniscan',
          Artist: 'Archive',
          Copyright: 'CC0',
          ImageDescription: 'Sheet',
          DateTime: '2021:03:04 05:06:07'
        }
      })
      .withDensity(300)
      .jpeg()
      .toFile(path)
    expect(await fileFacts({ path, mediaType: 'image/jpeg' })).toMatchObject({
      device: 'Zeutschel OS 12',
      software: 'Omniscan',
      creator: 'Archive',
      copyright: 'CC0',
      description: 'Sheet',
      captured: '2021-03-04T05:06:07',
      resolution: 300,
      colour: 'rgb',
      bits: 8,
      channels: 3
    })
  })

  it('of a TIFF are its resolution, depth and compression', async () => {
    const path = join(folder, 'lines.tif')
    const resolution = { xres: 600 / 25.4, yres: 600 / 25.4 }
    await sharp(paper)
      .threshold()
      .toColourspace('b-w')
      .tiff({ compression: 'ccittfax4', bitdepth: 1, ...resolution })
      .toFile(path)
    expect(await fileFacts({ path, mediaType: 'image/tiff' })).toMatchObject({
      resolution: 600,
      colour: 'bilevel',
      bits: 1,
      compression: 'CCITT Group 4'
    })
  })

  it('of a picture that says nothing are what is seen of it', async () => {
    const path = join(folder, 'plain.png')
    await sharp(paper).greyscale().toColourspace('b-w').png().toFile(path)
    expect(await fileFacts({ path, mediaType: 'image/png' })).toEqual({
      mediaType: 'image/png',
      colour: 'grey',
      bits: 8,
      channels: 1,
      hasProfile: false
    })
  })

  it('of a damaged picture do not stop the others from being told', async () => {
    const path = join(folder, 'half.jpg')
    const exif = { IFD0: { Artist: 'Archive' } }
    const whole = await sharp(paper).resize(800, 600).withExif(exif).jpeg().toBuffer()
    await writeFile(path, whole.subarray(0, whole.length / 2))
    expect(await fileFacts({ path, mediaType: 'image/jpeg' })).toMatchObject({ creator: 'Archive' })
  })

  it.skipIf(!hasSamples)('of a real photograph are read', async () => {
    const path = sample('exif/Landscape_1.jpg')
    expect(await fileFacts({ path, mediaType: 'image/jpeg' })).toMatchObject({
      mediaType: 'image/jpeg',
      colour: 'rgb',
      bits: 8
    })
  })
})

describe('active content', () => {
  it.each([
    ['image/svg+xml', '<svg onload="alert(1)"/>', ['script']],
    [
      'image/svg+xml',
      '<svg><image xlink:href="https://a.example/b"/><foreignObject/></svg>',
      ['external', 'foreign']
    ],
    ['image/svg+xml', '<svg><rect/></svg>', undefined],
    [
      'application/pdf',
      '%PDF-1.7 << /S /Launch /F (a) >> << /JS (app.alert) >>',
      ['script', 'launch']
    ],
    ['image/png', '<script>', undefined]
  ])('of %s: %s', async (mediaType, text, active) => {
    const path = join(folder, 'active')
    await writeFile(path, text)
    expect(activeParts({ path, mediaType }).active).toEqual(active)
  })

  it('is found across the seam of two reads', async () => {
    const path = join(folder, 'seam.pdf')
    await writeFile(path, `${'x'.repeat(1024 * 1024 - 4)} /JavaScript (a)`)
    expect(activeParts({ path, mediaType: 'application/pdf' })).toEqual({ active: ['script'] })
  })
})
