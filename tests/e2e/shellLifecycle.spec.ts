import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { draftText } from '../../src/shared/changeLog/journalAccess'
import type { Bridge } from '../../src/shared/bridge'
import type { OpenCatalogue, StartState } from '../../src/shared/ipc'
import { eventually } from '../helpers/eventually'
import { electronPath, launchOpis } from '../helpers/launch'
import type { LaunchedOpis } from '../helpers/launch'

declare global {
  interface Window {
    readonly opis: Bridge
  }
}

let folder = ''
const launched: LaunchedOpis[] = []

async function launch(args: readonly string[] = []): Promise<LaunchedOpis> {
  const opis = await launchOpis({
    userData: join(folder, 'userData'),
    documents: join(folder, 'Документы'),
    args
  })
  launched.push(opis)
  return opis
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'opis-lifecycle-'))
})
afterEach(async () => {
  for (const opis of launched.splice(0)) await opis.close()
  await rm(folder, { recursive: true, maxRetries: 5 })
})

/** The person chooses this path in every dialog. */
async function answerDialogs({ application }: LaunchedOpis, path: string): Promise<void> {
  await application.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: chosen })
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] })
  }, path)
}

async function createCatalogue(opis: LaunchedOpis, name: string): Promise<OpenCatalogue> {
  await answerDialogs(opis, join(folder, name))
  const reply = await opis.page.evaluate(() => window.opis.call.catalogue.create('Фонд 538'))
  if (!reply.ok || reply.value === null) throw new Error(JSON.stringify(reply))
  return reply.value
}

async function started({ page }: LaunchedOpis): Promise<StartState> {
  const reply = await page.evaluate(() => window.opis.call.application.start())
  if (!reply.ok) throw new Error(reply.failure.message)
  return reply.value
}

async function menuLabel({ application }: LaunchedOpis, id: string): Promise<string | undefined> {
  return application.evaluate(
    ({ Menu }, item) => Menu.getApplicationMenu()?.getMenuItemById(item)?.label,
    id
  )
}

async function append({ page }: LaunchedOpis, value: string) {
  return page.evaluate(
    async drafts => window.opis.call.journal.append(drafts),
    [
      draftText({
        by: 'A. Petrova',
        ops: [{ k: 'section', r: 'r1', f: 'seat', p: value, o: [] }]
      })
    ]
  )
}

describe.skipIf(electronPath === undefined)('the life of the application', () => {
  test('a catalogue is created, written to and there again at the next start', async () => {
    const first = await launch()
    const created = await createCatalogue(first, 'Фонд.opis')
    expect(created).toMatchObject({ title: 'Фонд 538', isNew: true, readOnly: null })
    expect(await append(first, 'Москва')).toMatchObject({
      ok: true,
      value: [{ head: expect.stringContaining('"n":1') as unknown }]
    })
    await first.close()

    const { catalogue, recent, notices } = await started(await launch())
    expect(catalogue).toMatchObject({ id: created.id, folder: created.folder, isNew: false })
    expect(catalogue?.positions).toEqual({ [created.device]: 1 })
    expect(recent.map(entry => entry.title)).toEqual(['Фонд 538'])
    expect(notices).toEqual([])
  })

  test('a catalogue that is gone at the next start leads to the welcome screen', async () => {
    const first = await launch()
    const created = await createCatalogue(first, 'gone.opis')
    await first.close()
    await rm(created.folder, { recursive: true })
    const { catalogue, recent } = await started(await launch())
    expect(catalogue).toBeNull()
    expect(recent).toMatchObject([{ isMissing: true }])
  })

  test('the sample goes where the place is free', async () => {
    const opis = await launch()
    const create = () => opis.page.evaluate(() => window.opis.call.catalogue.createSample())
    const folders = [await create(), await create()].map(reply =>
      reply.ok ? reply.value?.folder : ''
    )
    expect(folders).toEqual([
      join(opis.documents, 'International Red Aid.opis'),
      join(opis.documents, 'International Red Aid 2.opis')
    ])
  })

  test('a folder without a catalogue is refused with its code', async () => {
    const opis = await launch()
    await answerDialogs(opis, folder)
    const reply = await opis.page.evaluate(() => window.opis.call.catalogue.open())
    expect(reply).toMatchObject({ ok: false, failure: { code: 'notACatalogue' } })
    expect(await append(opis, 'x')).toMatchObject({ ok: false, failure: { code: 'noCatalogue' } })
  })

  test('a second start hands its catalogue over to the first', async () => {
    const opis = await launch()
    const other = await createCatalogue(opis, 'other.opis')
    const current = await createCatalogue(opis, 'current.opis')
    expect((await started(opis)).catalogue?.id).toBe(current.id)
    const reloaded = opis.page.waitForEvent('load')
    await expect(launch([other.folder])).rejects.toThrow()
    await reloaded
    expect((await started(opis)).catalogue?.id).toBe(other.id)
  })

  test('the menu follows the language and sends its commands', async () => {
    const opis = await launch()
    await opis.page.evaluate(() => window.opis.call.application.setPreferences({ locale: 'de' }))
    expect(await menuLabel(opis, 'newRecord')).toBe('Neuer Datensatz')
    await opis.page.evaluate(() => window.opis.call.application.setPreferences({ locale: 'ru' }))
    expect(await menuLabel(opis, 'newRecord')).toBe('Новая запись')

    // A command that needs no catalogue: the page itself enables it. Its listener stands before the click.
    const heard = await opis.page.evaluateHandle(() => {
      const command = new Promise<string>(resolve => {
        const stop = window.opis.on.command(name => {
          stop()
          resolve(name)
        })
      })
      return { command }
    })
    const isEnabled = async (): Promise<boolean | undefined> =>
      opis.application.evaluate(
        ({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('about')?.enabled
      )
    await eventually(isEnabled, true)
    await opis.application.evaluate(({ Menu }) => {
      Menu.getApplicationMenu()?.getMenuItemById('about')?.click()
    })
    expect(await heard.evaluate(async ({ command }) => command)).toBe('about')
  })

  test('a window whose process ends is loaded again', async () => {
    const opis = await launch()
    const created = await createCatalogue(opis, 'crash.opis')
    await opis.application.evaluate(
      ({ BrowserWindow }) =>
        new Promise<void>(resolve => {
          const contents = BrowserWindow.getAllWindows()[0]?.webContents
          contents?.once('did-finish-load', () => {
            resolve()
          })
          contents?.forcefullyCrashRenderer()
        })
    )
    const folderShown = await opis.application.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
        'window.opis.call.application.start().then(reply => reply.value.catalogue.folder)'
      )
    )
    expect(folderShown).toBe(created.folder)
  })

  test('an export is written where the person chose', async () => {
    const opis = await launch()
    await answerDialogs(opis, join(folder, 'секции.csv'))
    const paths = await opis.page.evaluate(async () => {
      const { exports } = window.opis.call
      const target = await exports.begin(['sections.csv'])
      if (!target.ok || target.value === null) return target
      await exports.write(target.value.job, 0, 'имя;число\r\n')
      return exports.finish(target.value.job)
    })
    expect(paths).toEqual({ ok: true, value: [join(folder, 'секции.csv')] })
    expect(await readFile(join(folder, 'секции.csv'), 'utf8')).toBe('имя;число\r\n')
  })

  test('zoom and theme are there again at the next start', async () => {
    const first = await launch()
    await first.page.evaluate(() =>
      window.opis.call.application.setPreferences({ theme: 'dark', locale: 'en' })
    )
    await first.application.evaluate(({ Menu }) => {
      const view = Menu.getApplicationMenu()?.getMenuItemById('view')?.submenu
      view?.items.find(item => item.label === 'Zoom In')?.click()
    })
    await first.close()
    const second = await launch()
    const state = await second.application.evaluate(({ BrowserWindow, nativeTheme }) => ({
      zoom: BrowserWindow.getAllWindows()[0]?.webContents.getZoomLevel(),
      theme: nativeTheme.themeSource
    }))
    expect(state).toEqual({ zoom: 0.5, theme: 'dark' })
  })

  test('closing the window ends the application', async () => {
    const opis = await launch()
    await createCatalogue(opis, 'closed.opis')
    const ended = new Promise(resolve => opis.application.process().once('exit', resolve))
    await opis.application.evaluate(({ BrowserWindow }) => {
      // After this call has been answered, since the end takes the answer with it.
      setTimeout(() => BrowserWindow.getAllWindows()[0]?.close(), 50)
    })
    expect(await ended).toBe(0)
    const log = await readFile(join(opis.userData, 'logs', 'main.log'), 'utf8')
    expect(log).not.toContain('not clean')
  })

  test('an end leaves no unfinished export', async () => {
    const opis = await launch()
    await answerDialogs(opis, join(folder, 'a.csv'))
    await opis.page.evaluate(() => window.opis.call.exports.begin(['a.csv']))
    expect((await readdir(folder)).filter(name => name.endsWith('.part'))).toHaveLength(1)
    await opis.close()
    expect((await readdir(folder)).filter(name => name.startsWith('a.csv'))).toEqual([])
  })
})
