import type { Changeset, ChangesetDraft, Positions } from './changeLog/changeset'
import type { CommandName } from './commands'
import type { Locale } from './records/words'

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

export type ReadOnlyReason = 'newerVersion' | 'noSpace' | 'notWritable' | 'damagedJournal'

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
  /** True for a catalogue just made, whose working copy is expected to be empty. */
  readonly isNew: boolean
  /** True when the sample is to be written into it. */
  readonly wantsSample: boolean
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
    /** Native confirmation; the index of the button pressed. */
    confirm(message: string, detail: string, buttons: readonly string[]): Promise<number>
    copyText(text: string): Promise<void>
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
    confirm: true,
    copyText: true
  },
  catalogue: {
    create: true,
    createSample: true,
    open: true,
    openRecent: true,
    forgetRecent: true,
    close: true,
    showFolder: true
  },
  journal: { append: true, read: true, verified: true },
  attachments: { choose: true, ingest: true, cancel: true, open: true, showInFolder: true },
  exports: { begin: true, write: true, finish: true, abort: true, reveal: true },
  jobs: { cancel: true }
}

export const mainEventNames: { readonly [Name in keyof MainEvents]: true } = {
  command: true,
  ingestProgress: true,
  jobProgress: true,
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
