import { bagPath, decodedName, isPayload } from '../../shared/bags/bagPath'
import type { BagInfoEntry } from '../../shared/bags/bagReport'
import { addInfoLine, fetchPath } from '../../shared/bags/tagFiles'
import { addError, addWarning } from './findings'
import type { Bag, Manifests } from './manifests'
import { tagLines } from './tagLines'

/** Left behind by desktops, and gone or changed whenever a folder is looked at. */
const systemFiles = new Set(['.ds_store', 'thumbs.db', 'desktop.ini', '.spotlight-v100'])

/** The metadata of the bag; drafts before 0.95 had another name for the file. */
export async function readInfo(bag: Bag, version: string): Promise<readonly BagInfoEntry[]> {
  const isEarly = version === '0.93' || version === '0.94'
  const file = bag.listing.files.get(isEarly ? 'package-info.txt' : 'bag-info.txt')
  const entries: BagInfoEntry[] = []
  if (!file) return entries
  for await (const lines of tagLines(file.path, bag.encoding)) {
    for (const line of lines) {
      if (!addInfoLine(entries, line)) {
        addWarning(bag.findings, 'lineMalformed', file.name, line.slice(0, 300))
      }
    }
  }
  return entries
}

/** The files that are to be fetched and are not there. Nothing is fetched: such a bag is incomplete. */
export async function checkFetch(bag: Bag, manifests: Manifests): Promise<ReadonlySet<string>> {
  const { findings, listing, isFirstRelease } = bag
  const fetched = new Set<string>()
  const file = listing.files.get('fetch.txt')
  if (!file) return fetched
  for await (const lines of tagLines(file.path, bag.encoding)) {
    for (const line of lines) {
      const written = fetchPath(line)
      if (written === null) {
        addError(findings, 'lineMalformed', file.name, line.slice(0, 300))
        continue
      }
      const path = bagPath(written)
      if (!path.isInside || !isPayload(path.name)) {
        addError(findings, 'pathOutside', file.name, written)
        continue
      }
      const name = decodedName(path.name, isFirstRelease)
      if (manifests.absent.has(name)) fetched.add(name)
      else if (!listing.files.has(name) && !listing.byForm.has(name.normalize('NFC'))) {
        addError(findings, 'fetchNotListed', name)
      }
    }
  }
  return fetched
}

/** Every file of the payload stands in a manifest; since RFC 8493 in every one. */
export function checkUnlisted({ listing, findings, isFirstRelease }: Bag, manifests: Manifests) {
  const { expected, payloadAlgorithms } = manifests
  for (const { name } of listing.files.values()) {
    if (!isPayload(name)) continue
    const digests = expected.get(name)?.digests
    const missing = payloadAlgorithms.filter(algorithm => digests?.has(algorithm) !== true)
    if (!digests) addError(findings, 'notListed', name)
    else if (isFirstRelease && missing.length > 0) {
      addError(findings, 'notListedEverywhere', name, missing.join(', '))
    }
  }
}

/** Names that do not survive on other systems. */
export function checkNames({ listing, findings }: Bag): void {
  const folded = new Map<string, string>()
  for (const { name } of listing.files.values()) {
    const key = name.normalize('NFC').toLowerCase().toUpperCase()
    const twin = folded.get(key)
    if (twin !== undefined) addWarning(findings, 'differsInCase', name, twin)
    folded.set(key, name)
    const last = name.slice(name.lastIndexOf('/') + 1).toLowerCase()
    if (systemFiles.has(last)) addWarning(findings, 'systemFile', name)
  }
}
