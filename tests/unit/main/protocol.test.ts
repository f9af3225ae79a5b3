import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contentSecurityPolicy } from '../../../src/main/contentSecurityPolicy'
import { resolveBundlePath, respondFromBundle } from '../../../src/main/protocol'

let folder = ''
let root = ''

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'opis-protocol-')))
  root = join(folder, 'renderer')
  await mkdir(join(root, 'assets'), { recursive: true })
  await mkdir(join(folder, 'renderer2'))
  await writeFile(join(root, 'index.html'), '<!doctype html>')
  await writeFile(join(root, 'assets', 'index.js'), 'export {}')
  await writeFile(join(root, 'assets', 'с пробелом.css'), 'p {}')
  await writeFile(join(folder, 'secret.txt'), 'secret')
  await writeFile(join(folder, 'renderer2', 'secret.txt'), 'secret')
  await symlink(join(folder, 'secret.txt'), join(root, 'link.txt'))
  await symlink(folder, join(root, 'out'))
  await symlink(join(root, 'index.html'), join(root, 'inner.html'))
})
afterAll(async () => {
  await rm(folder, { recursive: true })
})

describe('a URL of the bundle', () => {
  test.each([
    ['app://bundle/index.html', 'index.html'],
    ['app://bundle/index.html?a=1#b', 'index.html'],
    ['app://bundle/assets/index.js', 'assets/index.js'],
    ['app://bundle/../../index.html', 'index.html'],
    [
      'app://bundle/assets/%D1%81%20%D0%BF%D1%80%D0%BE%D0%B1%D0%B5%D0%BB%D0%BE%D0%BC.css',
      'assets/с пробелом.css'
    ],
    ['app://bundle/inner.html', 'index.html']
  ])('%s is %s', async (url, path) => {
    expect(await resolveBundlePath(url, root)).toBe(join(root, path))
  })

  test.each([
    'app://bundle/..%2fsecret.txt',
    'app://bundle/%2e%2e%2fsecret.txt',
    'app://bundle/..%5csecret.txt',
    'app://bundle/..%2frenderer2%2fsecret.txt',
    'app://bundle/assets%2f..%2f..%2fsecret.txt',
    'app://bundle/%252e%252e%252fsecret.txt',
    'app://bundle//etc/passwd',
    'app://bundle/%2fetc%2fpasswd',
    'app://bundle/index.html%00.png',
    `app://bundle/${'a'.repeat(6000)}`,
    'app://bundle/%ff',
    'app://bundle/link.txt',
    'app://bundle/out/secret.txt',
    'app://bundle/',
    'app://bundle/assets',
    'app://bundle/missing.js',
    'app://other/index.html',
    'app://bundle.example/index.html',
    'att://bundle/index.html',
    'file:///etc/passwd',
    'index.html',
    ''
  ])('%s is nothing', async url => {
    expect(await resolveBundlePath(url, root)).toBeNull()
  })
})

describe('a response', () => {
  test.each([
    ['index.html', 'text/html; charset=utf-8'],
    ['assets/index.js', 'text/javascript; charset=utf-8']
  ])('of %s carries its type and the policy', async (path, type) => {
    const response = await respondFromBundle(new Request(`app://bundle/${path}`), root)
    expect(response.status).toBe(200)
    expect(response.headers.get('Content-Type')).toBe(type)
    expect(response.headers.get('Content-Security-Policy')).toBe(contentSecurityPolicy)
    expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff')
  })

  test('to anything but reading is 404, with the policy too', async () => {
    const request = new Request('app://bundle/index.html', { method: 'POST', body: 'x' })
    const response = await respondFromBundle(request, root)
    expect(response.status).toBe(404)
    expect(response.headers.get('Content-Security-Policy')).toBe(contentSecurityPolicy)
  })
})
