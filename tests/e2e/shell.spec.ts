import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mainApiMembers } from '../../src/shared/ipc'
import { mainEventNames } from '../../src/shared/mainEvents'
import type { Bridge } from '../../src/shared/bridge'
import { electronPath, launchOpis } from '../helpers/launch'
import type { LaunchedOpis } from '../helpers/launch'

declare global {
  interface Window {
    readonly opis: Bridge
  }
}

describe.skipIf(electronPath === undefined)('the shell', () => {
  let opis: LaunchedOpis

  beforeAll(async () => {
    opis = await launchOpis()
  })
  afterAll(async () => {
    await opis.close()
  })

  test('gives the page nothing of Node', async () => {
    const types = await opis.page.evaluate(() =>
      ['require', 'process', 'Buffer', 'module', 'global'].map(
        name => typeof (globalThis as Record<string, unknown>)[name]
      )
    )
    expect(types).toEqual(Array(5).fill('undefined'))
  })

  test('offers exactly the declared calls and events', async () => {
    const offered = await opis.page.evaluate(() => ({
      keys: Object.keys(window.opis),
      call: Object.entries(window.opis.call).map(([name, calls]) => [name, Object.keys(calls)]),
      on: Object.keys(window.opis.on)
    }))
    expect(offered.keys.sort()).toEqual(['call', 'on', 'tokensForFiles'])
    expect(Object.fromEntries(offered.call)).toEqual(
      Object.fromEntries(
        Object.entries(mainApiMembers).map(([name, members]) => [name, Object.keys(members)])
      )
    )
    expect(offered.on).toEqual(Object.keys(mainEventNames))
  })

  test('runs no code from text', async () => {
    const outcome = await opis.page.evaluate(async () => {
      const inline = document.createElement('script')
      inline.textContent = 'window.inlineRan = true'
      document.body.append(inline)
      const holder = document.createElement('div')
      holder.innerHTML = '<img src="x:" onerror="window.handlerRan = true">'
      document.body.append(holder)
      await new Promise(resolve => setTimeout(resolve, 300))
      holder.remove()
      let evalName = 'ran'
      try {
        // The rule of the linter would be broken by a direct call.
        ;[globalThis.eval][0]?.('1 + 1')
      } catch (error) {
        evalName = error instanceof Error ? error.name : 'other'
      }
      return { evalName, inline: 'inlineRan' in window, handler: 'handlerRan' in window }
    })
    expect(outcome).toEqual({ evalName: 'EvalError', inline: false, handler: false })
  })

  test('grants no permission but writing to the clipboard', async () => {
    const states = await opis.page.evaluate(() =>
      Promise.all(
        ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read'].map(
          name =>
            navigator.permissions.query({ name: name as PermissionName }).then(
              status => status.state,
              () => 'denied'
            )
        )
      )
    )
    expect(states).toEqual(Array(6).fill('denied'))
    expect(await opis.page.evaluate(() => Notification.requestPermission())).toBe('denied')
  })

  test('sends no request out of the machine', async () => {
    const outcomes = await opis.page.evaluate(() =>
      Promise.all(
        ['https://example.org', 'http://127.0.0.1:9', 'file:///etc/passwd'].map(url =>
          fetch(url).then(
            () => 'fetched',
            () => 'failed'
          )
        )
      )
    )
    expect(outcomes).toEqual(['failed', 'failed', 'failed'])
    // Also without the page's policy: the session itself refuses.
    const cancelled = await opis.application.evaluate(async ({ session }) =>
      session.defaultSession.fetch('https://example.org').then(
        () => 'fetched',
        (error: unknown) => String(error)
      )
    )
    expect(cancelled).toContain('ERR_BLOCKED_BY_CLIENT')
  })

  test('answers a call with wrong arguments with a code', async () => {
    const replies = await opis.page.evaluate(async () => {
      const { application, journal, attachments } = window.opis.call as unknown as Record<
        string,
        Record<string, (...args: unknown[]) => Promise<unknown>>
      >
      return Promise.all([
        application?.['copyText']?.(7),
        application?.['start']?.('extra'),
        application?.['setPreferences']?.({ path: '/etc/passwd' }),
        journal?.['append']?.([{ ops: [], by: '' }]),
        attachments?.['open']?.('/etc/passwd', 'passwd')
      ])
    })
    const invalid = { ok: false, failure: { code: 'invalidArguments' } }
    expect(replies).toMatchObject(Array(5).fill(invalid))
  })

  test('takes dropped files by tokens that are good once', async () => {
    const file = join(opis.documents, 'dropped.txt')
    await mkdir(opis.documents, { recursive: true })
    await writeFile(file, 'text')
    await opis.page.evaluate(() => {
      const input = document.createElement('input')
      input.type = 'file'
      input.id = 'drop'
      document.body.append(input)
    })
    await opis.page.setInputFiles('#drop', file)
    const result = await opis.page.evaluate(async () => {
      const input = document.querySelector<HTMLInputElement>('#drop')
      const tokens = await window.opis.tokensForFiles([...(input?.files ?? [])])
      input?.remove()
      const made = await window.opis.tokensForFiles([new File(['x'], 'made.txt')])
      const invented = await window.opis.call.attachments.ingest('job', ['/etc/passwd'])
      return { tokens, made, invented }
    })
    expect(result.tokens).toHaveLength(1)
    expect(result.tokens[0]).not.toContain('dropped')
    expect(result.made).toEqual([])
    expect(result.invented).toMatchObject({ ok: false, failure: { code: 'unknownFile' } })
  })

  test('gives frames within the page nothing to call', async () => {
    const answer = await opis.page.evaluate(async () => {
      const frame = document.createElement('iframe')
      document.body.append(frame)
      const inner = frame.contentWindow as unknown as { opis?: unknown } | null
      const type = typeof inner?.opis
      frame.remove()
      return type
    })
    expect(answer).toBe('undefined')
  })

  test('does not hear a window that is not its own', async () => {
    const reply = await opis.application.evaluate(async ({ app, BrowserWindow }) => {
      const preload = `${app.getAppPath()}/out/preload/index.cjs`
      const other = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } })
      await other.loadURL('app://bundle/index.html')
      const answer: unknown = await other.webContents.executeJavaScript(
        'window.opis.call.application.copyText("heard")'
      )
      other.destroy()
      return answer
    })
    expect(reply).toMatchObject({ ok: false, failure: { code: 'refused' } })
  })

  test('a second start tells the first and ends', async () => {
    const second = launchOpis({ userData: opis.userData })
    await expect(second).rejects.toThrow()
    const windows = await opis.application.evaluate(
      ({ BrowserWindow }) => BrowserWindow.getAllWindows().length
    )
    expect(windows).toBe(1)
  })

  // Last: a refused navigation leaves the driver waiting for its end.
  test('opens no window and goes nowhere else', async () => {
    const before = opis.page.url()
    const opened = await opis.page.evaluate(() => window.open('https://example.org') === null)
    expect(opened).toBe(true)
    await opis.page.evaluate(async () => {
      const link = document.createElement('a')
      link.href = 'https://example.org/'
      link.target = '_blank'
      document.body.append(link)
      link.click()
      link.target = ''
      link.click()
      link.remove()
      location.href = 'file:///etc/passwd'
      await new Promise(resolve => setTimeout(resolve, 500))
    })
    expect(opis.page.url()).toBe(before)
    const windows = await opis.application.evaluate(
      ({ BrowserWindow }) => BrowserWindow.getAllWindows().length
    )
    expect(windows).toBe(1)
  })
})
