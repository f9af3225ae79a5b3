import { mkdir, rm, symlink, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { electronPath, launchOpis } from '../helpers/launch'
import type { LaunchedOpis } from '../helpers/launch'

const rendererFolder = resolve(import.meta.dirname, '../../out/renderer')
const hash = 'a'.repeat(64)

const bundleTraversals = [
  '/..%2f..%2f..%2f..%2fetc%2fpasswd',
  '/%2e%2e%2f%2e%2e%2fpackage.json',
  '/..%5c..%5cpackage.json',
  '/..%2frenderer2/index.html',
  '/%252e%252e%252fpackage.json',
  '//etc/passwd',
  '/%2fetc%2fpasswd',
  '/index.html%00.png',
  `/${'a'.repeat(6000)}`,
  '/%ff',
  '/..%2fmain%2findex.cjs',
  '/./..%2f..%2fpackage.json',
  '/assets%2f..%2f..%2f..%2fpackage.json'
]

const storePaths = [
  ...bundleTraversals,
  `/${hash}`,
  `/${hash.toUpperCase()}`,
  `/${hash.slice(1)}`,
  `/${hash}a`,
  `/${hash}?file=/etc/passwd`
]

async function statuses(opis: LaunchedOpis, urls: readonly string[]): Promise<(number | string)[]> {
  return opis.application.evaluate(async ({ net }, list) => {
    const results: (number | string)[] = []
    for (const url of list) {
      results.push(
        await net.fetch(url).then(
          response => response.status,
          () => 'failed'
        )
      )
    }
    return results
  }, urls)
}

const isRefused = (status: number | string): boolean => status === 'failed' || Number(status) >= 400

describe.skipIf(electronPath === undefined)('the protocols of the application', () => {
  let opis: LaunchedOpis

  beforeAll(async () => {
    opis = await launchOpis()
  })
  afterAll(async () => {
    await opis.close()
  })

  test('serves its page from app://bundle with the policy as a header', async () => {
    expect(opis.page.url()).toMatch(/^app:\/\/bundle\/index\.html/)
    const policy = await opis.page.evaluate(async () => {
      const response = await fetch('app://bundle/index.html')
      return response.headers.get('content-security-policy')
    })
    expect(policy).toContain("default-src 'none'; script-src 'self';")
  })

  test('serves nothing outside the bundle', async () => {
    const fromPage = await opis.page.evaluate(
      paths =>
        Promise.all(
          paths.map(path =>
            fetch(`app://bundle${path}`).then(
              response => response.status,
              () => 'failed'
            )
          )
        ),
      bundleTraversals
    )
    expect(fromPage.filter(status => !isRefused(status))).toEqual([])
    const urls = bundleTraversals.map(path => `app://bundle${path}`)
    const fromMain = await statuses(opis, [...urls, 'app://other/index.html'])
    expect(fromMain.filter(status => !isRefused(status))).toEqual([])
    expect(await statuses(opis, ['app://bundle/index.html'])).toEqual([200])
  })

  test('serves nothing but hashes from the store', async () => {
    const urls = storePaths.map(path => `att://store${path}`)
    expect((await statuses(opis, urls)).filter(status => !isRefused(status))).toEqual([])
  })

  test('does not follow a link out of the bundle', async () => {
    const link = join(rendererFolder, `link-${String(process.pid)}.txt`)
    await mkdir(opis.documents, { recursive: true })
    await writeFile(join(opis.documents, 'secret.txt'), 'secret')
    await symlink(join(opis.documents, 'secret.txt'), link)
    try {
      const url = `app://bundle/link-${String(process.pid)}.txt`
      expect(await statuses(opis, [url])).toEqual([404])
    } finally {
      await rm(link)
    }
  })
})
