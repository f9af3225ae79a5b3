import type { Operation } from '../../shared/changeLog/changeset'

const deepest = 32
const longestName = 64
const longestElement = 128
const longestText = 4 * 1024 * 1024
const mostReplaced = 64
const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype'])
const members = new Set(['k', 'r', 'f', 'e', 'p', 'o'])
const idPattern = /^[^:\s]{1,64}:[1-9]\d{0,15}:\d{1,9}$/

/**
 * Whether a text is the JSON of a changeset's operations and can stand in a line as it is: without a line break.
 * The only look that is taken at what a page wants written, so nothing else may be let through.
 */
export function areOperationsText(text: string, most: number): boolean {
  if (text.includes('\n') || text.includes('\r')) return false
  try {
    return areOperations(JSON.parse(text), most)
  } catch {
    return false
  }
}

export function areOperations(value: unknown, most = Infinity): value is readonly Operation[] {
  return (
    Array.isArray(value) && value.length > 0 && value.length <= most && value.every(isOperation)
  )
}

function isOperation(value: unknown): value is Operation {
  if (typeof value !== 'object' || value === null) return false
  for (const key in value) if (!members.has(key)) return false
  const { k, r, f, e, p, o } = value as Record<string, unknown>
  return (
    isName(k, longestName) &&
    isName(r, longestName) &&
    isName(f, longestName) &&
    (e === undefined || isName(e, longestElement)) &&
    isJson(p, 0) &&
    Array.isArray(o) &&
    o.length <= mostReplaced &&
    o.every(isOperationId)
  )
}

function isName(value: unknown, limit: number): boolean {
  return typeof value === 'string' && value !== '' && value.length <= limit
}

function isOperationId(value: unknown): boolean {
  return typeof value === 'string' && idPattern.test(value)
}

/** What JSON would silently change (NaN, undefined, dates) is refused: what is returned must be what is stored. */
function isJson(value: unknown, depth: number): boolean {
  if (value === null || typeof value === 'boolean') return true
  if (typeof value === 'string') return value.length <= longestText
  if (typeof value === 'number') return Number.isFinite(value)
  if (typeof value !== 'object' || depth >= deepest) return false
  if (Array.isArray(value)) return value.every(item => isJson(item, depth + 1))
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) return false
  const entries = value as Readonly<Record<string, unknown>>
  return Object.keys(entries).every(
    key => !forbiddenKeys.has(key) && isJson(entries[key], depth + 1)
  )
}
