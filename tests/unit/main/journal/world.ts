import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type {
  Changeset,
  ChangesetDraft,
  Positions
} from '../../../../src/shared/changeLog/changeset'
import { journalSettings, openJournal } from '../../../../src/main/journal/journal'
import type { Journal, JournalSettings } from '../../../../src/main/journal/journal'
import { scanJournal } from '../../../../src/main/journal/scanJournal'

export const own = 'aaaaaaaaaaaaa'
export const other = 'bbbbbbbbbbbbb'
export const third = 'ccccccccccccc'

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'opis-journal-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

export async function open(
  folder: string,
  settings: Partial<JournalSettings> = {},
  device = own
): Promise<Journal> {
  const { devices } = await scanJournal(folder)
  const chosen = { ...journalSettings, ballastBytes: 0, ...settings }
  return openJournal({ folder, device, appVersion: '1.0.0', scans: devices, settings: chosen })
}

/** One save: puts a text into a title, replacing what is named. */
export function draft(
  text: string,
  more: Partial<ChangesetDraft> & { readonly o?: readonly string[] } = {}
): ChangesetDraft {
  const { o = [], ...rest } = more
  return { by: 'A. Petrova', ops: [{ k: 'section', r: 'r1', f: 'title', p: text, o }], ...rest }
}

export function titles(changesets: readonly Changeset[]): unknown[] {
  return changesets.map(changeset => changeset.ops[0]?.p)
}

/** Everything after the positions, read in small pages. */
export async function readAll(
  journal: Journal,
  after: Positions = {},
  bytes = 1
): Promise<Changeset[]> {
  const all: Changeset[] = []
  const reached: Record<string, number> = { ...after }
  for (;;) {
    const { changesets, isComplete } = await journal.read(reached, bytes)
    all.push(...changesets)
    for (const { d, n } of changesets) reached[d] = n
    if (isComplete) return all
  }
}

/** Writes saves one by one and closes. */
export async function write(folder: string, texts: readonly string[], device = own): Promise<void> {
  const journal = await open(folder, {}, device)
  for (const text of texts) await journal.append([draft(text)])
  await journal.close()
}
