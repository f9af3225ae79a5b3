import { describe, expect, test } from 'vitest'
import { isAllowedRequest, isOwnPage } from '../../../src/main/security'

const built = { developmentServer: null }
const inDevelopment = { developmentServer: 'http://localhost:5173/' }

describe('the own page', () => {
  test.each(['app://bundle/index.html', 'app://bundle/index.html#/sections'])('%s is it', url => {
    expect(isOwnPage(url, built)).toBe(true)
  })

  test.each([
    'app://other/index.html',
    'att://bundle/index.html',
    'http://localhost:5173/',
    'https://bundle/',
    'about:blank',
    'file:///index.html',
    ''
  ])('%s is not', url => {
    expect(isOwnPage(url, built)).toBe(false)
  })

  test('comes from the development server only where there is one', () => {
    expect(isOwnPage('http://localhost:5173/index.html', inDevelopment)).toBe(true)
    expect(isOwnPage('http://localhost:5174/', inDevelopment)).toBe(false)
    expect(isOwnPage('https://localhost:5173/', inDevelopment)).toBe(false)
  })
})

describe('a request', () => {
  test.each(['app://bundle/a.js', 'att://store/ab', 'blob:app://bundle/1', 'data:,x'])(
    '%s stays here',
    url => {
      expect(isAllowedRequest(url, built)).toBe(true)
    }
  )

  test.each([
    'https://example.org/',
    'http://localhost:5173/',
    'ws://localhost:5173/',
    'file:///etc/passwd',
    'ftp://example.org/',
    'chrome-extension://abc/x.js',
    'not a url'
  ])('%s is cancelled', url => {
    expect(isAllowedRequest(url, built)).toBe(false)
  })

  test('reaches the development server and no other', () => {
    expect(isAllowedRequest('ws://localhost:5173/?token=1', inDevelopment)).toBe(true)
    expect(isAllowedRequest('http://localhost:80/', inDevelopment)).toBe(false)
  })
})
