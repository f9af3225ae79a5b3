import { describe, expect, it } from 'vitest'
import {
  actionOfKey,
  actualSize,
  parseRegion,
  pictureAddress,
  scaleOf,
  turnedSize
} from '../../../../../src/renderer/components/scans/scanView'
import { fileSizeText } from '../../../../../src/renderer/components/scans/fileSize'

const sha256 = 'a'.repeat(64)
const page = { width: 1000, height: 2000 }
const room = { width: 500, height: 500 }

describe('the scale of a page', () => {
  it('fills the width, or shows the whole page', () => {
    expect(scaleOf('width', page, room, 0)).toBe(0.5)
    expect(scaleOf('page', page, room, 0)).toBe(0.25)
  })

  it('is that of the page as it is turned', () => {
    expect(turnedSize(page, 90)).toEqual({ width: 2000, height: 1000 })
    expect(turnedSize(page, 180)).toEqual(page)
    expect(scaleOf('width', page, room, 270)).toBe(0.25)
  })

  it('stays within limits, also while there is no room yet', () => {
    expect(scaleOf(1000, page, room, 0)).toBe(16)
    expect(scaleOf(0, page, room, 0)).toBe(0.05)
    expect(scaleOf('width', page, { width: 0, height: 0 }, 0)).toBe(1)
  })
})

describe('the actual size', () => {
  it('is in pixels for an image, in inches for a document', () => {
    const size = { width: 600, height: 300 }
    expect(actualSize({ mediaType: 'image/tiff', ...size }, null)).toEqual(size)
    expect(actualSize({ mediaType: 'application/pdf', ...size }, null)).toEqual({
      width: 800,
      height: 400
    })
  })

  it('takes the proportions of the page itself once its picture is there', () => {
    const scan = { mediaType: 'image/tiff', width: 600, height: 300 }
    expect(actualSize(scan, { width: 100, height: 200 })).toEqual({ width: 600, height: 1200 })
  })

  it('is that of a sheet of paper while nothing is known', () => {
    const { width, height } = actualSize({ mediaType: '', width: null, height: null }, null)
    expect(height / width).toBeCloseTo(Math.SQRT2)
  })
})

it('asks for the same picture at neighbouring zooms', () => {
  expect(pictureAddress(sha256, 3, 650)).toBe(`att://store/${sha256}/page/3?width=1000`)
  expect(pictureAddress(sha256, 3, 999.4)).toBe(pictureAddress(sha256, 3, 650))
  expect(pictureAddress(sha256, 3, 1001)).not.toBe(pictureAddress(sha256, 3, 650))
})

it('reads a region in per cent, and no region that leaves the page', () => {
  expect(parseRegion('10, 20.5, 30, 40')).toEqual({ left: 10, top: 20.5, width: 30, height: 40 })
  expect(parseRegion('80,0,30,10')).toBeNull()
  expect(parseRegion('title page')).toBeNull()
  expect(parseRegion(null)).toBeNull()
})

describe('keys', () => {
  const key = (name: string, code = '', more = {}) =>
    actionOfKey({ key: name, code, ctrlKey: false, metaKey: false, altKey: false, ...more })

  it('turn pages, zoom, turn and close', () => {
    expect(key('PageDown')).toBe('next')
    expect(key('Home')).toBe('first')
    expect(key('+')).toBe('in')
    expect(key('0')).toBe('actual')
    expect(key('Escape')).toBe('close')
  })

  it('turn the page also where R is another letter', () => {
    expect(key('к', 'KeyR')).toBe('turn')
  })

  it('leave combinations to the application', () => {
    expect(key('ArrowLeft', '', { altKey: true })).toBeNull()
    expect(key('0', 'Digit0', { ctrlKey: true })).toBeNull()
    expect(key('a', 'KeyA')).toBeNull()
  })
})

it('says the size of a file in the language of the interface', () => {
  expect(fileSizeText(0, 'en')).toBe('0 byte')
  expect(fileSizeText(3_400_000, 'en')).toBe('3.4 MB')
  expect(fileSizeText(3_400_000, 'ru')).toContain('3,4')
  expect(fileSizeText(2_000_000_000_000_000, 'en')).toBe('2,000 TB')
})
