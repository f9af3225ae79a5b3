import { describe, expect, it } from 'vitest'
import {
  originalAddress,
  pageAddress,
  parseAttachmentAddress,
  thumbnailAddress
} from '../../../../src/shared/attachments/addresses'

const sha256 = '0123456789abcdef'.repeat(4)

describe('an address of the attachment scheme', () => {
  it('is read back as it was made', () => {
    expect(parseAttachmentAddress(originalAddress(sha256))).toEqual({ kind: 'original', sha256 })
    expect(parseAttachmentAddress(thumbnailAddress(sha256))).toEqual({ kind: 'thumbnail', sha256 })
    const page = { kind: 'page', sha256, page: 12, width: 1600 }
    expect(parseAttachmentAddress(pageAddress(sha256, 12, 1100.5))).toEqual(page)
  })

  it.each([
    [1, 160],
    [64, 160],
    [161, 320],
    [4000, 4000],
    [99_999, 4000]
  ])('with width %i is served at %i', (asked, served) => {
    expect(parseAttachmentAddress(pageAddress(sha256, 1, asked))).toMatchObject({ width: served })
  })

  it.each([
    `att://store/${sha256.toUpperCase()}`,
    `att://store/${sha256.slice(1)}`,
    `att://store/${sha256}0`,
    `att://store/${sha256}/`,
    `att://store/${sha256}?`,
    `att://store/${sha256}?width=100`,
    `att://store/${sha256}#page`,
    `att://store/${sha256}/thumbnail?width=100`,
    `att://store/${sha256}/page/0?width=100`,
    `att://store/${sha256}/page/01?width=100`,
    `att://store/${sha256}/page/-1?width=100`,
    `att://store/${sha256}/page/1`,
    `att://store/${sha256}/page/1?width=`,
    `att://store/${sha256}/page/1?width=1e3`,
    `att://store/${sha256}/page/1?width=100&width=200`,
    `att://store/${sha256}/page/1?width=100&x=/etc/passwd`,
    `att://store/../${sha256}`,
    `att://store/%2e%2e/${sha256}`,
    `att://store/${sha256}/..%2f..%2fetc%2fpasswd`,
    `att://store/..%5c${sha256}`,
    `att://Store/${sha256}`,
    `att://store:80/${sha256}`,
    `att://user@store/${sha256}`,
    `att://other/${sha256}`,
    `app://store/${sha256}`,
    `att:///etc/passwd`,
    `att://store/${sha256}\n`,
    `att://store/${sha256}%00`
  ])('%s is refused', address => {
    expect(parseAttachmentAddress(address)).toBeNull()
  })
})
