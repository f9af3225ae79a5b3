import { plainLook } from './zoom'
import type { Look } from './zoom'

/** How each scan was last looked at, while the application runs. */
const looks = new Map<string, Look>()

export function lookOf(scanId: string, side: string): Look {
  return looks.get(`${side} ${scanId}`) ?? plainLook
}

export function rememberLook(scanId: string, side: string, look: Look): void {
  looks.set(`${side} ${scanId}`, look)
}
