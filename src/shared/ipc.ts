import type { AttachmentCalls } from './attachments/calls'
import type { FileTrashCalls } from './attachments/fileTrash'
import type { FolderCalls } from './attachments/folders'
import type { WatchingCalls } from './attachments/watching'
import type { PackageCalls } from './bags/calls'
import type { Positions } from './changeLog/changeset'
import type { JournalCalls } from './changeLog/journalAccess'
import type { CommandName } from './commands'
import type { CopyCalls } from './copies/calls'
import type { DiagnosticsCalls } from './diagnostics/calls'
import type { ExportCalls } from './exchange/calls'
import type { FixityCalls } from './fixity/calls'
import type { ImportCalls } from './import/calls'
import type { PictureCalls } from './pictures/calls'
import type { PrintingCalls } from './printing/calls'
import type { PageExportCalls } from './pageExport/calls'
import type { Locale } from './records/words'
import type { RestoringCalls } from './restoring/calls'
import type { SnapshotCalls } from './snapshots/calls'
import type { TextCalls } from './texts/calls'
import type { ViewerCalls } from './viewer/calls'
import type { AfterFailure, Rebuild } from './workingCopy'

/** Choices that are remembered for the person at this machine. */
export interface Preferences {
  readonly locale: Locale | 'system'
  readonly theme: 'system' | 'light' | 'dark'
  readonly density: 'compact' | 'comfortable'
  /** Who is working, written into each change. */
  readonly person: string
  /** Pane widths, columns, sort, export choices: small values of the renderer's own, by key. */
  readonly remembered: Readonly<Record<string, string>>
}

/** A catalogue used before, known to the renderer by a token only. */
export interface RecentCatalogue {
  readonly token: string
  readonly title: string
  /** For reading; never sent back. */
  readonly folder: string
  readonly isMissing: boolean
}

export type ReadOnlyReason =
  'newerVersion' | 'noSpace' | 'notWritable' | 'damagedJournal' | 'inUse' | 'asOf'

export interface OpenCatalogue {
  readonly id: string
  readonly title: string
  readonly folder: string
  /** The device that writes into this folder; it names the Dexie database too. */
  readonly device: string
  /** Last changeset of each device in the folder's journal, interrupted transactions left out. */
  readonly positions: Positions
  /** Where replay starts: the positions that the working copy is known to hold completely. */
  readonly verified: Positions
  readonly readOnly: ReadOnlyReason | null
  /** The working copy failed while it was used: nothing in it is to be relied on. */
  readonly mustRebuild?: true
  /** True for a catalogue just made, whose working copy is expected to be empty. */
  readonly isNew: boolean
  /** True when the sample is to be written into it. */
  readonly wantsSample: boolean
  /** There while an earlier state is looked at: `positions` end there, and nothing can be written. */
  readonly asOf?: AsOf
}

/** Which earlier state is looked at. */
export interface AsOf {
  /** ISO 8601, UTC: the time asked for, or the moment before the step named. */
  readonly at: string
}

export interface StartState {
  readonly version: string
  readonly runtime: string
  readonly platform: 'linux' | 'darwin' | 'win32'
  readonly systemLocale: Locale
  readonly preferences: Preferences
  readonly catalogue: OpenCatalogue | null
  readonly recent: readonly RecentCatalogue[]
  /** What happened before the window opened: rebuilt, quarantined, cut journal … as message codes. */
  readonly notices: readonly StartNotice[]
}

export interface StartNotice {
  readonly code: string
  readonly detail: string
}

/** How far a job is; what is counted is said by `step`. */
export interface JobProgress {
  readonly job: string
  readonly step: string
  readonly done: number
  /** Zero while it is not known. */
  readonly total: number
}

/** Every call from the renderer to the main process. The channel is "namespace:method". */
export interface MainApi {
  readonly application: {
    start(): Promise<StartState>
    setPreferences(changes: Partial<Preferences>): Promise<Preferences>
    /** The menu shows what can be done now. */
    setCommandState(enabled: Partial<Record<CommandName, boolean>>): Promise<void>
    /** Everything entered is saved: the window may close. */
    readyToClose(): Promise<void>
    /** The closing page is still at work: it is waited for longer. */
    stillClosing(): Promise<void>
    /** Native confirmation; the index of the button pressed. */
    confirm(message: string, detail: string, buttons: readonly string[]): Promise<number>
    copyText(text: string): Promise<void>
    /** Ends the application and starts it again. */
    restart(): Promise<void>
  }
  readonly catalogue: {
    /** Null when the dialog was cancelled; otherwise the window reloads with the catalogue. */
    create(title: string): Promise<OpenCatalogue | null>
    createSample(): Promise<OpenCatalogue | null>
    open(): Promise<OpenCatalogue | null>
    openRecent(token: string): Promise<OpenCatalogue>
    forgetRecent(token: string): Promise<void>
    close(): Promise<void>
    showFolder(): Promise<void>
    /** The working copy can no longer be relied on; what is left of it is set aside. */
    workingCopyFailed(reason: string): Promise<AfterFailure>
    /** The working copy was put together anew from the journal. */
    rebuilt(rebuild: Rebuild): Promise<void>
  }
  readonly journal: JournalCalls
  readonly attachments: AttachmentCalls
  readonly fileTrash: FileTrashCalls
  readonly scanFolders: FolderCalls
  readonly exports: ExportCalls
  readonly snapshots: SnapshotCalls
  readonly restoring: RestoringCalls
  readonly fixity: FixityCalls
  readonly imports: ImportCalls
  readonly packages: PackageCalls
  readonly diagnostics: DiagnosticsCalls
  readonly pageExport: PageExportCalls
  readonly pictures: PictureCalls
  readonly copies: CopyCalls
  readonly printing: PrintingCalls
  readonly texts: TextCalls
  readonly viewer: ViewerCalls
  readonly watching: WatchingCalls
  readonly jobs: {
    /** Ends a running job; its call then fails with the code `cancelled`. */
    cancel(job: string): Promise<void>
  }
}

type Members<Api> = {
  readonly [Namespace in keyof Api]: { readonly [Method in keyof Api[Namespace]]: true }
}

/** The same members at run time: fails to compile when one is missing. */
export const mainApiMembers: Members<MainApi> = {
  application: {
    start: true,
    setPreferences: true,
    setCommandState: true,
    readyToClose: true,
    stillClosing: true,
    confirm: true,
    copyText: true,
    restart: true
  },
  catalogue: {
    create: true,
    createSample: true,
    open: true,
    openRecent: true,
    forgetRecent: true,
    close: true,
    showFolder: true,
    workingCopyFailed: true,
    rebuilt: true
  },
  journal: { append: true, read: true, verified: true },
  attachments: {
    choose: true,
    ingest: true,
    cancel: true,
    open: true,
    showInFolder: true,
    unlock: true,
    drag: true,
    missing: true
  },
  fileTrash: { list: true, put: true, restore: true, untracked: true },
  scanFolders: {
    choose: true,
    captured: true,
    begin: true,
    pending: true,
    resume: true,
    finish: true,
    relocate: true
  },
  exports: { begin: true, write: true, finish: true, abort: true, reveal: true },
  snapshots: { begin: true, write: true, finish: true, abort: true, list: true, verify: true },
  restoring: {
    span: true,
    view: true,
    leave: true,
    copyAsOf: true,
    restoreSnapshot: true,
    openMade: true,
    beginReading: true,
    readPage: true,
    endReading: true
  },
  fixity: {
    expect: true,
    status: true,
    files: true,
    checkAll: true,
    pause: true,
    repair: true,
    events: true
  },
  imports: {
    choose: true,
    dropped: true,
    examine: true,
    sample: true,
    table: true,
    openTable: true,
    open: true,
    read: true,
    close: true
  },
  packages: {
    begin: true,
    write: true,
    addScans: true,
    finish: true,
    abort: true,
    reveal: true,
    open: true,
    page: true,
    storeScans: true,
    close: true
  },
  pageExport: { run: true, reveal: true },
  pictures: { save: true },
  diagnostics: {
    program: true,
    journal: true,
    space: true,
    profile: true,
    rebuilds: true,
    removeOld: true,
    rebuild: true,
    showLog: true
  },
  copies: {
    saveCopy: true,
    showSavedCopy: true,
    secondLocation: true,
    chooseSecondLocation: true,
    forgetSecondLocation: true,
    copyNow: true,
    canRepair: true,
    repairJournal: true,
    reopen: true
  },
  printing: { prepare: true, page: true, save: true, reveal: true, print: true, discard: true },
  texts: { read: true, cancel: true, words: true, places: true, queue: true, keepQueue: true },
  viewer: { openWindow: true, closeWindow: true, show: true, act: true },
  watching: { choose: true, stop: true, status: true, take: true, seen: true },
  jobs: { cancel: true }
}
