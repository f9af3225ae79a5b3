import type { Json } from '../../shared/changeLog/changeset'

const argumentDepth = 40
const valueDepth = 32
/** Objects, arrays and plain values of one call together; the largest imports stay far below. */
const nodeLimit = 5_000_000
const stringLimit = 32 * 1024 * 1024
const totalStringLimit = 64 * 1024 * 1024
const forbiddenKeys: readonly string[] = ['__proto__', 'constructor', 'prototype']

interface Count {
  nodes: number
  characters: number
}

function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || prototype === Object.prototype
}

function checkText(text: string, count: Count): string | null {
  count.characters += text.length
  return text.length > stringLimit || count.characters > totalStringLimit
    ? 'a text is too long'
    : null
}

function checkObject(value: object, depth: number, count: Count): string | null {
  if (depth === 0) return 'nested too deeply'
  if (!Array.isArray(value) && !isPlainObject(value)) return 'an object is not plain data'
  for (const [key, entry] of Object.entries(value)) {
    if (forbiddenKeys.includes(key)) return `the key ${key} is not allowed`
    const found = checkText(key, count) ?? check(entry, depth - 1, count)
    if (found !== null) return found
  }
  return null
}

/** Counting the nodes also ends the walk through cycles and through parts used many times. */
function check(value: unknown, depth: number, count: Count): string | null {
  count.nodes += 1
  if (count.nodes > nodeLimit) return 'there are too many values'
  if (typeof value === 'string') return checkText(value, count)
  if (typeof value === 'object' && value !== null) return checkObject(value, depth, count)
  return ['number', 'boolean', 'undefined'].includes(typeof value) || value === null
    ? null
    : `a ${typeof value} is not plain data`
}

/** Says what makes a call's arguments unfit to be looked at, or null. */
export function findUnsafe(args: unknown): string | null {
  return check(args, argumentDepth, { nodes: 0, characters: 0 })
}

function isJsonWithin(value: unknown, depth: number, textLimit: number): boolean {
  if (value === null || typeof value === 'boolean') return true
  if (typeof value === 'string') return value.length <= textLimit
  if (typeof value === 'number') return Number.isFinite(value)
  if (typeof value !== 'object' || depth === 0) return false
  return Object.values(value).every(entry => isJsonWithin(entry, depth - 1, textLimit))
}

/** A value as a changeset may carry it; called for values that `findUnsafe` has passed. */
export function isChangesetValue(value: unknown): value is Json {
  return isJsonWithin(value, valueDepth, 4 * 1024 * 1024)
}
