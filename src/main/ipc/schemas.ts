import * as v from 'valibot'
import { mostTrashedFiles } from '../../shared/attachments/fileTrash'
import { commands } from '../../shared/commands'
import { mostFilesOfExport } from '../../shared/exchange/calls'
import { expectedPage, expectedParts } from '../../shared/fixity/fixity'
import { locales } from '../../shared/records/words'
import { snapshotReasons } from '../../shared/snapshots/manifest'
import { rebuildReasons } from '../../shared/workingCopy'
import { areOperationsText } from '../journal/operations'

const draftsInCall = 20_000
const operationsInDraft = 20_000
const mostOperationCharacters = 32 * 1024 * 1024
const filesInCall = 20_000

function text(limit: number) {
  return v.pipe(v.string(), v.maxLength(limit))
}

function requiredText(limit: number) {
  return v.pipe(v.string(), v.minLength(1), v.maxLength(limit))
}

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))

export const token = requiredText(64)
export const tokens = v.pipe(v.array(token), v.minLength(1), v.maxLength(filesInCall))
export const job = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/))
export const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
export const fileName = requiredText(1000)
export const password = requiredText(1000)
export const fileIndex = v.pipe(count, v.maxValue(mostFilesOfExport - 1))
export const exportNames = v.pipe(
  v.array(requiredText(300)),
  v.minLength(1),
  v.maxLength(mostFilesOfExport)
)
export const exportText = text(8 * 1024 * 1024)
export const byteCount = v.pipe(count, v.minValue(1), v.maxValue(256 * 1024 * 1024))
export const catalogueTitle = requiredText(500)
export const failureReason = text(10_000)
export const rebuild = v.strictObject({
  reason: v.picklist(rebuildReasons),
  changesets: count,
  milliseconds: count
})

const device = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/))
export const positions = v.record(device, count)

/** `snapshots/names.ts` says which names there are. */
export const snapshotName = v.pipe(v.string(), v.regex(/^[\dTZ.-]{1,64}$/))
export const snapshotPlace = v.picklist(['catalogue', 'secondLocation'])
export const moment = v.union([
  v.strictObject({ at: v.pipe(count, v.maxValue(8_640_000_000_000_000)) }),
  v.strictObject({ before: v.pipe(v.string(), v.regex(/^[0-9a-f]{12}-[0-9a-f]{4,}-[\w-]{1,64}$/)) })
])

const draft = v.strictObject({
  ops: v.pipe(
    text(mostOperationCharacters),
    v.check(ops => areOperationsText(ops, operationsInDraft))
  ),
  by: text(500),
  why: v.exactOptional(text(10_000)),
  tx: v.exactOptional(requiredText(64)),
  end: v.exactOptional(v.literal(true)),
  undo: v.exactOptional(requiredText(128))
})

export const drafts = v.pipe(v.array(draft), v.minLength(1), v.maxLength(draftsInCall))

export const snapshotReason = v.picklist(snapshotReasons)
export const snapshotEnd = v.strictObject({
  counts: v.strictObject({
    records: count,
    deleted: count,
    byKind: v.pipe(v.record(requiredText(64), count), v.maxEntries(1000)),
    lines: count
  }),
  positions
})

export const preferenceChanges = v.strictObject({
  locale: v.exactOptional(v.picklist([...locales, 'system'])),
  theme: v.exactOptional(v.picklist(['system', 'light', 'dark'])),
  density: v.exactOptional(v.picklist(['compact', 'comfortable'])),
  person: v.exactOptional(text(200)),
  remembered: v.exactOptional(
    v.pipe(v.record(requiredText(128), text(64 * 1024)), v.maxEntries(200))
  )
})

const commandNames = commands.map(command => command.name)
export const commandState = v.pipe(
  v.record(v.picklist(commandNames), v.boolean()),
  v.maxEntries(commandNames.length)
)

export const confirmMessage = requiredText(2000)
export const confirmDetail = text(10_000)
export const confirmButtons = v.pipe(v.array(requiredText(100)), v.minLength(1), v.maxLength(6))
export const copiedText = text(4 * 1024 * 1024)

export const expectedFiles = v.pipe(v.array(sha256), v.maxLength(expectedPage))
export const storedFiles = v.pipe(v.array(sha256), v.minLength(1), v.maxLength(mostTrashedFiles))
export const expectedPart = v.picklist(expectedParts)
export const listPosition = v.pipe(count, v.maxValue(100_000_000))
