import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { onTestFinished } from 'vitest'
import { createCatalogueFolder, openCatalogue } from '../../src/main/catalogue/catalogueSession'
import type { CatalogueContext } from '../../src/main/catalogue/catalogueSession'
import { electronPath } from '../helpers/launch'
import { acknowledge, newRecord } from './ledger'
import type { Ledger } from './ledger'

/** A person's data: the application's own and one catalogue. */
export interface World {
  readonly folder: string
  readonly userData: string
  readonly catalogue: string
}

const projectFolder = resolve(import.meta.dirname, '../..')
const appendedTogether = 50

/** A catalogue of `records` records in a folder that ends with the test. */
export async function newWorld(ledger: Ledger, records: number): Promise<World> {
  const folder = await temporaryFolder()
  onTestFinished(() => removeWorld(folder))
  return newWorldIn(folder, ledger, records)
}

export async function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'opis-faults-'))
}

const asideOf = (folder: string): string => `${folder}-aside`

export async function removeWorld(folder: string): Promise<void> {
  const options = { recursive: true, force: true, maxRetries: 5 }
  await Promise.all([folder, asideOf(folder)].map(path => rm(path, options)))
}

export async function newWorldIn(
  folder: string,
  ledger: Ledger,
  records: number,
  settings: CatalogueContext['settings'] = {}
): Promise<World> {
  const world = {
    folder,
    userData: join(folder, 'userData'),
    catalogue: join(folder, 'Каталог.opis')
  }
  await mkdir(world.userData, { recursive: true })
  const own = { locale: 'en', theme: 'light', density: 'compact', person: '', remembered: {} }
  await writeFile(join(world.userData, 'preferences.json'), JSON.stringify({ preferences: own }))
  await createCatalogueFolder(world.catalogue, 'Faults')
  await seed(world, ledger, records, settings)
  return world
}

/** Writes records through the main process's own journal, before the application is started. */
async function seed(
  { catalogue, userData }: World,
  ledger: Ledger,
  records: number,
  settings: CatalogueContext['settings'] = {}
) {
  const session = await openCatalogue(catalogue, { userData, appVersion: '0.0.0', settings })
  for (let done = 0; done < records; done += appendedTogether) {
    const count = Math.min(appendedTogether, records - done)
    const writes = Array.from({ length: count }, () => newRecord(ledger))
    const appending = writes.map(async write => {
      const [changeset] = await session.journal.append([{ ops: write.ops, by: 'seed' }])
      if (changeset) acknowledge(ledger, write, `${changeset.d}:${String(changeset.n)}`)
    })
    await Promise.all(appending)
  }
  await session.close()
}

/** Sets a closed world aside, to be put back in the same place: a device is known by its path. */
export async function setAside({ folder }: World): Promise<void> {
  await rm(asideOf(folder), { recursive: true, force: true })
  await cp(folder, asideOf(folder), { recursive: true, preserveTimestamps: true })
}

export async function putBack({ folder }: World): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  await cp(asideOf(folder), folder, { recursive: true, preserveTimestamps: true })
}

/** Starts the application without watching it, to be killed while it starts. */
export function spawnOpis({ userData, catalogue, folder }: World): ChildProcess {
  const flags = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return spawn(electronPath ?? '', [...flags, projectFolder, catalogue], {
    detached: true,
    stdio: 'ignore',
    env: {
      ...process.env,
      OPIS_USER_DATA: userData,
      OPIS_DOCUMENTS: join(folder, 'documents'),
      ELECTRON_RUN_AS_NODE: undefined
    }
  })
}

/** The whole application at once, as when the power fails; its group is its own. */
export function killGroup({ pid }: Pick<ChildProcess, 'pid'>): void {
  if (pid === undefined) return
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL')
  } catch {
    // It has ended by itself.
  }
}

export async function pause(milliseconds: number): Promise<void> {
  await new Promise(done => setTimeout(done, milliseconds))
}
