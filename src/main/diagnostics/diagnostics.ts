import { release, type, arch } from 'node:os'
import { join } from 'node:path'
import type {
  JournalFacts,
  ProfileFacts,
  ProgramFacts,
  SpaceFacts
} from '../../shared/diagnostics/facts'
import type { StartNotice } from '../../shared/ipc'
import type { PastRebuild } from '../../shared/workingCopy'
import type { Catalogues } from '../application/catalogues'
import { pastRebuilds } from '../catalogue/rebuilds'
import { freeSpace } from '../files/durable'
import { asideFacts, removeOldAside } from './aside'
import { journalFacts } from './journalFacts'

/** Facts about the program and the open catalogue, each part on its own: one that fails leaves the others. */
export interface Diagnostics {
  program(): ProgramFacts
  journal(): Promise<JournalFacts>
  space(): Promise<SpaceFacts>
  profile(): Promise<ProfileFacts>
  /** Of the open catalogue's working copy, newest first. */
  rebuilds(): Promise<readonly PastRebuild[]>
  /** Removes what was kept aside for more than thirty days; how many. */
  removeOld(): Promise<number>
  /** The working copy is rebuilt when the page begins anew. */
  rebuild(): Promise<void>
  showLog(): void
}

export interface DiagnosticsOptions {
  readonly version: string
  readonly userData: string
  readonly logs: string
  readonly catalogues: Catalogues
  notices(): readonly StartNotice[]
  showInFolder(path: string): void
}

export function createDiagnostics(options: DiagnosticsOptions): Diagnostics {
  const { version, userData, logs, catalogues, notices, showInFolder } = options
  const logFile = join(logs, 'main.log')
  return {
    program: () => ({
      version,
      electron: process.versions['electron'] ?? '',
      chromium: process.versions['chrome'] ?? '',
      node: process.versions.node,
      system: `${type()} ${release()} ${arch()}`,
      profileFolder: userData,
      logFile,
      notices: notices()
    }),
    journal: () => journalFacts(catalogues.opened()),
    async space() {
      const catalogue = await freeSpace(catalogues.opened().folder)
      return { catalogue, profile: await freeSpace(userData) }
    },
    profile: () => asideFacts(userData, Date.now()),
    async rebuilds() {
      const { folder } = catalogues.opened()
      const all = await pastRebuilds(userData)
      return all.filter(({ catalogue }) => catalogue === folder).reverse()
    },
    removeOld: () => removeOldAside(userData, Date.now()),
    rebuild: () => catalogues.opened().workingCopyFailed(),
    showLog() {
      showInFolder(logFile)
    }
  }
}
