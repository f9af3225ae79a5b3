import { fork } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import writeWorkbookFile from 'write-excel-file/node'
import type { TableProcess, TableReply } from '../../../../src/main/imports/messages'
import { createRemoteTable } from '../../../../src/main/imports/remoteTable'

const root = resolve(import.meta.dirname, '../../../..')
const choice = { encoding: 'utf-8', sheet: 0 } as const
let folder = ''

/** The built process as a child of Node. */
function startProcess(): TableProcess {
  const child = fork(join(folder, 'tables.cjs'), [], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc']
  })
  return {
    send: request => child.send(request, () => undefined),
    onReply: listener => {
      child.on('message', message => {
        listener(message as TableReply)
      })
    },
    onExit: listener => {
      child.on('exit', listener)
    },
    kill: () => {
      child.kill('SIGKILL')
    }
  }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'opis-tables-'))
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: join(root, 'src/main/imports/tableProcess.ts'),
      outDir: folder,
      target: 'node20.18',
      rolldownOptions: { output: { format: 'cjs', entryFileNames: 'tables.cjs' } }
    }
  })
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})

describe('the table process', () => {
  it('reads a workbook and gives its rows', async () => {
    const path = join(folder, 'a.xlsx')
    await writeWorkbookFile([
      [{ value: 'title', type: String }],
      [{ value: '01', type: String }]
    ]).toFile(path)
    const reader = createRemoteTable(startProcess())
    expect(await reader.load({ path, format: 'workbook', ...choice })).toMatchObject({ count: 1 })
    expect(await reader.next()).toEqual({
      rows: [{ line: 2, cells: ['01'] }],
      done: 1,
      isEnd: true
    })
    reader.end()
  })

  it('passes on why a file cannot be read', async () => {
    const path = join(folder, 'b.xlsx')
    await writeFile(path, 'no zip')
    const reader = createRemoteTable(startProcess())
    const order = { path, format: 'workbook', ...choice } as const
    await expect(reader.load(order)).rejects.toMatchObject({ code: 'workbookUnreadable' })
    reader.end()
  })

  it('fails what it was asked when it ends', async () => {
    const made = startProcess()
    const reader = createRemoteTable({
      ...made,
      send: () => {
        made.kill()
      }
    })
    await expect(reader.next()).rejects.toMatchObject({ code: 'tableProcessEnded' })
    await expect(reader.next()).rejects.toMatchObject({ code: 'tableProcessEnded' })
  })
})
