import type { LineProblemCode } from '../../shared/bags/package'
import { scanIdOf } from '../../shared/attachments/scanId'
import { idOfLive } from '../../shared/changeLog/apply'
import { operationId } from '../../shared/changeLog/changeset'
import type { Json, Operation, OperationId } from '../../shared/changeLog/changeset'
import type { CatalogueRecord, ConflictingValue, Element } from '../../shared/records/record'
import { isRecordId, referencesOf } from '../../shared/records/references'
import { findUnsafe, isChangesetValue } from '../ipc/plainValue'

/** A line that is refused, and why. */
export class LineRefusal extends Error {
  constructor(
    readonly code: LineProblemCode,
    detail = ''
  ) {
    super(detail)
  }
}

/** Far more than any record; the journal takes no longer line. */
const longestLine = 8 * 1024 * 1024
const operationPattern = /^[\w-]{1,64}:[1-9]\d{0,14}:\d{1,9}$/
const namePattern = /^[A-Za-z][\w-]{0,63}$/
/** The journal takes no operation that names more. */
const mostLive = 32
const longestKey = 128

type Plain = Readonly<Record<string, unknown>>

function isObject(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isText(value: unknown, limit: number): value is string {
  return typeof value === 'string' && value !== '' && value.length <= limit
}

function isLive(value: unknown): value is string {
  return isText(value, 200) && value.includes('@') && operationPattern.test(idOfLive(value))
}

function parseLine(bytes: Uint8Array): Plain {
  if (bytes.length > longestLine) throw new LineRefusal('tooLong', String(bytes.length))
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    throw new LineRefusal(error instanceof SyntaxError ? 'notJson' : 'notText')
  }
  const unsafe = findUnsafe([value])
  if (unsafe !== null) throw new LineRefusal('unsafe', unsafe)
  if (!isObject(value)) throw new LineRefusal('notJson')
  return value
}

/**
 * The record that a line of a package holds. Fields and kinds that are not known here are kept; anything that a
 * record of ours could not be is refused.
 */
export function recordOfLine(bytes: Uint8Array): CatalogueRecord {
  const { id, kind, values, live, conflicts, createdAt, updatedAt } = parseLine(bytes)
  if (!isRecordId(id)) throw new LineRefusal('wrongId', shown(id))
  if (!isText(kind, 64) || !namePattern.test(kind)) throw new LineRefusal('wrongKind', shown(kind))
  if (!isObject(values) || !isObject(live)) throw new LineRefusal('wrongValues')
  if (!isTime(createdAt) || !isTime(updatedAt)) throw new LineRefusal('wrongValues', 'times')
  const checked = { live: checkedLive(live), values: checkedValues(values, live) }
  checkScan(id, kind, checked.values)
  const contradictions = checkedConflicts(conflicts, checked.live)
  const refs = referencesOf(checked.values)
  const record = { id, kind, ...checked, createdAt, updatedAt, refs }
  return contradictions === null ? record : { ...record, conflicts: contradictions }
}

function isTime(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 100) : typeof value
}

function checkedLive(live: Plain): Readonly<Record<string, readonly string[]>> {
  for (const [register, ids] of Object.entries(live)) {
    const isList = Array.isArray(ids) && ids.length > 0 && ids.length <= mostLive
    if (!isRegister(register) || !isList || !ids.every(isLive)) {
      throw new LineRefusal('wrongLive', register.slice(0, 100))
    }
  }
  return live as Readonly<Record<string, readonly string[]>>
}

function isRegister(register: string): boolean {
  const slash = register.indexOf('/')
  if (slash < 0) return namePattern.test(register)
  const key = register.slice(slash + 1)
  return namePattern.test(register.slice(0, slash)) && isText(key, longestKey)
}

/** Each value, or each element of a list, has the operation that put it. */
function checkedValues(values: Plain, live: Plain): CatalogueRecord['values'] {
  for (const [field, value] of Object.entries(values)) {
    if (!namePattern.test(field) || !isChangesetValue(value) || value === null) {
      throw new LineRefusal('wrongValues', field.slice(0, 100))
    }
    if (Object.hasOwn(live, field)) continue
    const areElements =
      Array.isArray(value) &&
      value.every(element => isElement(element) && Object.hasOwn(live, `${field}/${element.key}`))
    if (!areElements) throw new LineRefusal('wrongLive', field)
  }
  return values as CatalogueRecord['values']
}

function isElement(value: unknown): value is Element {
  return isObject(value) && isText(value['key'], longestKey) && isText(value['order'], 1000)
}

function checkedConflicts(
  conflicts: unknown,
  live: CatalogueRecord['live']
): NonNullable<CatalogueRecord['conflicts']> | null {
  if (conflicts === undefined) return null
  if (!isObject(conflicts)) throw new LineRefusal('wrongLive', 'conflicts')
  for (const [register, entries] of Object.entries(conflicts)) {
    const ids = live[register]
    const isSound =
      ids !== undefined &&
      Array.isArray(entries) &&
      entries.length === ids.length &&
      entries.every(entry => isContradiction(entry) && ids.includes(entry.live))
    if (!isSound) throw new LineRefusal('wrongLive', register.slice(0, 100))
  }
  return conflicts as NonNullable<CatalogueRecord['conflicts']>
}

function isContradiction(entry: unknown): entry is ConflictingValue {
  return isObject(entry) && isLive(entry['live']) && isChangesetValue(entry['value'])
}

/** The id of a scan follows from its file: another would put one file's data on another. */
function checkScan(id: string, kind: string, values: CatalogueRecord['values']): void {
  if (kind !== 'scan') return
  const { sha256 } = values
  if (typeof sha256 !== 'string' || !/^[0-9a-f]{64}$/.test(sha256) || scanIdOf(sha256) !== id) {
    throw new LineRefusal('wrongId', shown(sha256))
  }
}

/** The operations of a line of the history, with the ids that they had in their changeset. */
export function operationsOfLine(bytes: Uint8Array): (readonly [OperationId, Operation])[] {
  const { d, n, ops, indexes } = parseLine(bytes)
  const isNumbered = isText(d, 64) && typeof n === 'number' && Number.isSafeInteger(n) && n > 0
  const areIndexed = indexes === undefined || (Array.isArray(indexes) && isObject({ ...indexes }))
  if (!isNumbered || !Array.isArray(ops) || !areIndexed) throw new LineRefusal('notAChange')
  return ops.map((operation: unknown, position) => {
    const index: unknown = indexes === undefined ? position : (indexes as unknown[])[position]
    const id = typeof index === 'number' ? operationId({ d, n }, index) : ''
    if (!operationPattern.test(id) || !isOperation(operation)) throw new LineRefusal('notAChange')
    return [id, operation] as const
  })
}

function isOperation(value: unknown): value is Operation {
  if (!isObject(value)) return false
  const { r, f, e, p, o } = value
  const isNamed = isRecordId(r) && isText(f, 64) && (e === undefined || isText(e, longestKey))
  const areIds = Array.isArray(o) && o.every(id => isText(id, 128))
  return isNamed && areIds && isChangesetValue(p as Json)
}
