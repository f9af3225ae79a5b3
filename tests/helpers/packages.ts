import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { createLongJobs } from '../../src/main/application/longJobs'
import { createPackages } from '../../src/main/bags/packages'
import { createUnfinished } from '../../src/main/files/unfinished'
import { exportPackage } from '../../src/renderer/services/packagesExport'
import type { PackageChoice } from '../../src/renderer/services/packagesExport'
import { importRecords, previewImport } from '../../src/renderer/services/packagesImport'
import type { ImportPreview } from '../../src/renderer/services/packagesImport'
import type { OpenedBag, StoredScans, WrittenPackage } from '../../src/shared/bags/package'
import type { MainApi } from '../../src/shared/ipc'
import type { TestCatalogue } from './catalogue'

const wholeChoice: PackageChoice = { scope: 'all', form: 'folder', ids: null, isStrict: false }
const signal = new AbortController().signal

/** The calls about packages on a test catalogue; dialogs answer with the folder given. */
function packagesOf(catalogue: TestCatalogue, folder: string): MainApi['packages'] {
  const longJobs = createLongJobs(() => undefined)
  return {
    ...createPackages({
      appVersion: '0.0.0',
      temporary: join(catalogue.folder, '..', 'temporary'),
      catalogues: { opened: () => catalogue.session },
      unfinished: createUnfinished(join(catalogue.folder, '..', 'userData')),
      longJobs,
      chooseFolder: async () => folder,
      choosePackage: async () => folder
    }),
    reveal: async () => undefined
  }
}

export async function exportTo(
  catalogue: TestCatalogue,
  folder: string,
  choice: Partial<PackageChoice> = {}
): Promise<WrittenPackage> {
  const source = {
    packages: packagesOf(catalogue, folder),
    database: catalogue.database,
    locale: 'en',
    signal,
    onStep: () => undefined
  } as const
  const done = await exportPackage(source, { ...wholeChoice, ...choice }, work => work('job'))
  if (!done) throw new Error('No folder was chosen')
  return done.written
}

export interface Imported {
  readonly bag: OpenedBag
  readonly preview: ImportPreview
  readonly step: string | null
  readonly scans: StoredScans
}

export async function importFrom(catalogue: TestCatalogue, bag: string): Promise<Imported> {
  const packages = packagesOf(catalogue, bag)
  const opened = await packages.open('job', bag.endsWith('.zip') ? 'zip' : 'folder')
  if (!opened?.contents) throw new Error(JSON.stringify(opened?.report.errors))
  const { contents } = opened
  const source = { packages, database: catalogue.database, signal, onRead: () => undefined }
  const preview = await previewImport(source, contents)
  const scans = await packages.storeScans(contents.package, 'job')
  const step = await importRecords(source, contents, catalogue.saving, 'package')
  await packages.close(contents.package)
  return { bag: opened, preview, step, scans }
}

/** The one bag in a folder. */
export async function bagIn(folder: string): Promise<string> {
  const names = (await readdir(folder)).filter(name => name.endsWith('.bag'))
  if (names.length !== 1) throw new Error(`Not one bag: ${names.join(', ')}`)
  return join(folder, names[0] ?? '')
}
