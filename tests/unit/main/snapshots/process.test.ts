import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type {
  SnapshotProcess,
  SnapshotReply,
  SnapshotRequest
} from '../../../../src/main/snapshots/messages'
import { dataPath } from '../../../../src/main/snapshots/names'
import { createRemoteWork } from '../../../../src/main/snapshots/remoteWork'
import { numbered, saveSections, snapshotWorld } from '../../../helpers/snapshots'
import { catalogueOf, filesOf, folderOf, liveRecords, recordsIn } from './world'

const root = resolve(import.meta.dirname, '../../../..')
const slab = 2000
let folder = ''
let started: ChildProcess[] = []

/** The built process as a child of Node. */
function startProcess(): SnapshotProcess {
  const child = fork(join(folder, 'snapshots.cjs'), [], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc']
  })
  started.push(child)
  return {
    send: request => child.send(request, () => undefined),
    onReply: listener => {
      child.on('message', message => {
        listener(message as SnapshotReply)
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

/** Ends without notice when it is asked this. */
function killedAt(op: SnapshotRequest['op']): SnapshotProcess {
  const made = startProcess()
  return {
    ...made,
    send(request) {
      made.send(request)
      if (request.op === op) made.kill()
    }
  }
}

const startWork = () => createRemoteWork(startProcess())

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'opis-snapshots-'))
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: join(root, 'src/main/snapshots/snapshotProcess.ts'),
      outDir: folder,
      target: 'node20.18',
      rolldownOptions: { output: { format: 'cjs', entryFileNames: 'snapshots.cjs' } }
    }
  })
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})

function allEnded(): boolean {
  return started.every(({ exitCode, signalCode }) => exitCode !== null || signalCode !== null)
}

describe('the snapshot process', () => {
  it('writes what is longer than one text, and is gone afterwards', async () => {
    started = []
    const catalogue = await catalogueOf(120)
    const { service, snapshots } = snapshotWorld(catalogue, { startWork }, slab)
    const outcome = await service.ensure('asked')
    const { name = '' } = outcome?.snapshot ?? {}
    expect(await recordsIn(folderOf(catalogue), name)).toEqual(await liveRecords(catalogue))
    expect(await snapshots.verify('job', name, 'catalogue')).toMatchObject({ isSound: true })
    expect(started).toHaveLength(2)
    expect(allEnded()).toBe(true)
  })

  it('is not started for a small catalogue', async () => {
    started = []
    const catalogue = await catalogueOf(3)
    expect(await snapshotWorld(catalogue, { startWork }).service.ensure('closing')).not.toBeNull()
    expect(started).toHaveLength(0)
  })

  it.each(['begin', 'write', 'finish'] as const)(
    'may be killed at its request to %s: the snapshot before is untouched, nothing else is left',
    async op => {
      const catalogue = await catalogueOf(120)
      const { service } = snapshotWorld(catalogue, { startWork }, slab)
      const before = await service.ensure('asked')
      const { name = '' } = before?.snapshot ?? {}
      const held = await liveRecords(catalogue)
      await saveSections(catalogue, numbered(60, 'Neu'))
      const files = await filesOf(catalogue)
      const killed = { startWork: () => createRemoteWork(killedAt(op)) }
      await expect(
        snapshotWorld(catalogue, killed, slab).service.ensure('asked')
      ).rejects.toMatchObject({ code: 'snapshotFailed' })
      expect(await filesOf(catalogue)).toEqual(files)
      expect(await recordsIn(folderOf(catalogue), name)).toEqual(held)
      expect((await service.ensure('asked'))?.snapshot.manifest.records).toBe(180)
    }
  )

  it('verifies by reading: says what differs, and which older one to use', async () => {
    const catalogue = await catalogueOf(50)
    const { service, snapshots } = snapshotWorld(catalogue, { startWork }, slab)
    const older = await service.ensure('asked')
    await saveSections(catalogue, numbered(50, 'Neu'))
    const newer = await service.ensure('asked')
    const [first, second] = [older?.snapshot, newer?.snapshot]
    const path = dataPath(folderOf(catalogue), second?.name ?? '')
    const verify = (name = '') => snapshots.verify('job', name, 'catalogue')
    expect(await verify(second?.name)).toEqual({
      isSound: true,
      failure: null,
      differences: [],
      older: null
    })
    await writeFile(path, 'cut')
    expect(await verify(second?.name)).toEqual({
      isSound: false,
      failure: 'snapshotDamaged',
      differences: [],
      older: first
    })
    await rm(path)
    expect(await verify(second?.name)).toMatchObject({ failure: 'snapshotMissing', older: first })
    await expect(snapshots.verify('job', 'a', 'secondLocation')).rejects.toMatchObject({
      code: 'snapshotMissing'
    })
  })
})
