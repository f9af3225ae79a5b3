import type { Changeset, ChangesetDraft, Positions } from './changeLog/changeset'
import type {
  OpenedBag,
  PackageRecord,
  PackageScan,
  PackageSummary,
  PackageTarget,
  StoredScans,
  WrittenPackage
} from './bags/package'
import type { CommandName } from './commands'
import type { SavedCopy, SecondLocationStatus } from './copies/status'
import type { DiagnosticsCalls } from './diagnostics/calls'
import type { Encoding } from './import/encodings'
import type { ImportChunk, ImportExamination, ImportFile } from './import/file'
import type { FixityCalls } from './fixity/calls'
import type { FixityChange } from './fixity/fixity'
import type { CatalogueRecord } from './records/record'
import type { Locale } from './records/words'
import type { Moment } from './restoring/moment'
import type {
  SnapshotCheck,
  SnapshotEnd,
  SnapshotList,
  SnapshotOutcome
} from './snapshots/calls'
import type { SnapshotInfo, SnapshotManifest, SnapshotReason } from './snapshots/manifest'
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

/** Milliseconds since 1970 of the first and the last save of a catalogue. */
export interface HistorySpan {
  readonly first: number
  readonly last: number
}

/** A scan that is not in a catalogue just made, and why. */
export interface MissingScan {
  readonly sha256: string
  /** Its original name; empty where it is not known. */
  readonly name: string
  readonly reason: 'missing' | 'damaged'
}

/** A catalogue made from another one's history or from a snapshot; not open yet. */
export interface MadeCatalogue {
  /** For `restoring.openMade`. */
  readonly token: string
  readonly title: string
  readonly shownPath: string
  /** Scans in it, each verified. */
  readonly scans: number
  readonly missing: readonly MissingScan[]
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

/** What is known of a stored file from its bytes. */
export interface StoredFile {
  readonly sha256: string
  readonly originalName: string
  readonly size: number
  readonly mediaType: string
  /** Null where the format is not one that can be read. */
  readonly pages: number | null
  readonly width: number | null
  readonly height: number | null
  /** True when the same bytes were in the catalogue before. */
  readonly isKnown: boolean
}

export interface IngestFailure {
  readonly name: string
  readonly code: string
  readonly message: string
}

export interface IngestReport {
  readonly stored: readonly StoredFile[]
  readonly failed: readonly IngestFailure[]
  readonly isCancelled: boolean
}

export interface IngestProgress {
  readonly job: string
  readonly name: string
  readonly file: number
  readonly files: number
  readonly bytes: number
  readonly totalBytes: number
}

/** How far a job is; what is counted is said by `step`. */
export interface JobProgress {
  readonly job: string
  readonly step: string
  readonly done: number
  /** Zero while it is not known. */
  readonly total: number
}

export interface ExportTarget {
  readonly job: string
  /** What the person chose, for reading. */
  readonly shownPath: string
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
  readonly journal: {
    /**
     * Writes one group of changesets and returns them numbered once they are on the disk (fdatasync). All or none.
     * Codes: readOnly, diskFull, journalFailed, invalidChangeset.
     */
    append(drafts: readonly ChangesetDraft[]): Promise<readonly Changeset[]>
    /** The committed changesets after `after`, at most about `bytes` of them, in an order in which they can be applied. */
    read(
      after: Positions,
      bytes: number
    ): Promise<{ changesets: readonly Changeset[]; isComplete: boolean }>
    /** The working copy holds everything up to these positions. */
    verified(positions: Positions): Promise<void>
  }
  readonly attachments: {
    /** Opens the dialog, copies what was chosen. Null when cancelled before a file was chosen. */
    choose(job: string): Promise<IngestReport | null>
    /** Copies files dropped on the window; the tokens come from the preload, which alone sees their paths. */
    ingest(job: string, tokens: readonly string[]): Promise<IngestReport>
    cancel(job: string): Promise<void>
    /** Opens a copy in the system's program, for types known to be harmless; otherwise shows it in its folder. */
    open(sha256: string, name: string): Promise<'opened' | 'shown'>
    showInFolder(sha256: string, name: string): Promise<void>
  }
  readonly exports: {
    /** Save dialog for one file, folder dialog for several. Null when cancelled. */
    begin(names: readonly string[]): Promise<ExportTarget | null>
    /** Appends text to file number `file`; UTF-8 is written as given. */
    write(job: string, file: number, text: string): Promise<void>
    /** fsync and rename; what was there before is replaced only now. */
    finish(job: string): Promise<readonly string[]>
    abort(job: string): Promise<void>
    /** Shows the finished file in its folder. */
    reveal(job: string): Promise<void>
  }
  readonly snapshots: {
    /** One is written at a time: what an earlier call began and did not finish is taken away. */
    begin(job: string, reason: SnapshotReason): Promise<void>
    /** Lines, each a record as JSON, in the order in which they count. */
    write(job: string, text: string): Promise<void>
    /**
     * Reads the file back, compares it with what was counted, gives it its name and rotates. Codes: snapshotEmpty,
     * snapshotNotVerified, snapshotEnded, diskFull, notWritable, snapshotFailed, cancelled.
     */
    finish(job: string, end: SnapshotEnd): Promise<SnapshotOutcome>
    abort(job: string): Promise<void>
    /** Those of the catalogue and of its second location. */
    list(): Promise<SnapshotList>
    /** Reads one to its end and compares it with its manifest. */
    verify(job: string, name: string, place: SnapshotInfo['place']): Promise<SnapshotCheck>
  }
  readonly restoring: {
    /** Null while nothing was saved. */
    span(): Promise<HistorySpan | null>
    /** The window reloads with the catalogue as it was then. Code: nothingBefore. */
    view(moment: Moment): Promise<OpenCatalogue>
    /** The window reloads with the catalogue of today. */
    leave(): Promise<void>
    /**
     * Writes a new catalogue with the history up to a moment, or up to what is shown; null when no place was chosen.
     * Codes: nothingBefore, folderNotEmpty, insideCatalogue, copyNotVerified, diskFull, notWritable, cancelled.
     */
    copyAsOf(job: string, moment: Moment | null): Promise<MadeCatalogue | null>
    /** Writes a new catalogue from a snapshot; null when no place was chosen. Codes as above and those of reading one. */
    restoreSnapshot(
      job: string,
      name: string,
      place: SnapshotInfo['place']
    ): Promise<MadeCatalogue | null>
    openMade(token: string): Promise<OpenCatalogue>
    /** Begins to read a snapshot page by page; what was begun before ends. */
    beginReading(name: string, place: SnapshotInfo['place']): Promise<SnapshotManifest>
    /** Null at the end, where the snapshot is known to be sound. Codes: snapshotDamaged, snapshotUnreadable … */
    readPage(): Promise<readonly CatalogueRecord[] | null>
    endReading(): Promise<void>
  }
  readonly fixity: FixityCalls
  readonly imports: {
    /** Null when the dialog was cancelled. */
    choose(): Promise<ImportFile | null>
    dropped(tokens: readonly string[]): Promise<ImportFile>
    examine(token: string): Promise<ImportExamination>
    /** The beginning of the file, as it reads in this encoding. */
    sample(token: string, encoding: Encoding): Promise<string>
    /** Begins to read from the start; the answer names the reading. */
    open(token: string, encoding: Encoding): Promise<string>
    /** The next chunk. Codes: notUtf8, importEnded. */
    read(reading: string): Promise<ImportChunk>
    close(reading: string): Promise<void>
  }
  readonly packages: {
    /** Folder dialog for a new package; null when cancelled. Nothing stands under its name before `finish`. */
    begin(): Promise<PackageTarget | null>
    /** Appends text to one of the parts of a package (`packageParts`). */
    write(name: string, part: string, text: string): Promise<void>
    addScans(name: string, scans: readonly PackageScan[]): Promise<void>
    /** Copies the scans, writes the manifests, reads everything back and puts the package in place. */
    finish(name: string, job: string, summary: PackageSummary): Promise<WrittenPackage>
    abort(name: string): Promise<void>
    reveal(name: string): Promise<void>
    /** Folder dialog, then reads and checks the whole bag; null when cancelled. Changes nothing. */
    open(job: string): Promise<OpenedBag | null>
    /** Records of an opened package with the operations that made them. */
    page(name: string, index: number): Promise<readonly PackageRecord[]>
    /** Copies into the catalogue those scans of the package that it lacks. */
    storeScans(name: string, job: string): Promise<StoredScans>
    close(name: string): Promise<void>
  }
  readonly diagnostics: DiagnosticsCalls
  readonly copies: {
    /** Save dialog, then a verified copy of the whole catalogue; null when cancelled there. */
    saveCopy(job: string): Promise<SavedCopy | null>
    showSavedCopy(): Promise<void>
    secondLocation(): Promise<SecondLocationStatus>
    /** Folder dialog; null when cancelled. Codes: copyWithin, folderNotUsable. */
    chooseSecondLocation(): Promise<SecondLocationStatus | null>
    /** The copy itself stays where it is. */
    forgetSecondLocation(): Promise<SecondLocationStatus>
    /** What is in the way becomes part of the status. */
    copyNow(job: string): Promise<SecondLocationStatus>
    /** True when the journal is damaged and the second location holds it whole. */
    canRepair(): Promise<boolean>
    /** Then the window reloads. Code: repairFailed. */
    repairJournal(job: string): Promise<OpenCatalogue>
    /** Opens the same catalogue once more, perhaps for writing now; then the window reloads. */
    reopen(): Promise<OpenCatalogue>
  }
  readonly jobs: {
    /** Ends a running job; its call then fails with the code `cancelled`. */
    cancel(job: string): Promise<void>
  }
}

/** Every message from the main process to the renderer. */
export interface MainEvents {
  readonly command: CommandName
  readonly ingestProgress: IngestProgress
  readonly jobProgress: JobProgress
  /** The copy in the second location was brought up to date, or could not be. */
  readonly secondLocation: SecondLocationStatus
  /** A check found damage, or a repair mended it. */
  readonly fixityChanged: FixityChange
  /** The window wants to close: save what is being entered, then call `readyToClose`. */
  readonly closing: null
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
  attachments: { choose: true, ingest: true, cancel: true, open: true, showInFolder: true },
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
  fixity: { expect: true, status: true, files: true, checkAll: true, pause: true, repair: true },
  imports: {
    choose: true,
    dropped: true,
    examine: true,
    sample: true,
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
  jobs: { cancel: true }
}

export const mainEventNames: { readonly [Name in keyof MainEvents]: true } = {
  command: true,
  ingestProgress: true,
  jobProgress: true,
  secondLocation: true,
  fixityChanged: true,
  closing: true
}

/** Errors cross as data: a rejection would lose its code on the way. */
export type Reply<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: { readonly code: string; readonly message: string } }

/** What the preload puts on the window, as `window.opis`. */
export interface Bridge {
  readonly call: {
    readonly [Namespace in keyof MainApi]: {
      readonly [Method in keyof MainApi[Namespace]]: MainApi[Namespace][Method] extends (
        ...args: infer Args
      ) => Promise<infer Value>
        ? (...args: Args) => Promise<Reply<Value>>
        : never
    }
  }
  readonly on: {
    readonly [Name in keyof MainEvents]: (listener: (event: MainEvents[Name]) => void) => () => void
  }
  /** Turns dropped files into tokens; main knows the paths, the renderer does not. */
  tokensForFiles(files: readonly unknown[]): Promise<readonly string[]>
}
