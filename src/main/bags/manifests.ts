import { bagPath, decodedName, isPayload } from '../../shared/bags/bagPath'
import { manifestAlgorithm, manifestLine } from '../../shared/bags/tagFiles'
import type { ManifestLine } from '../../shared/bags/tagFiles'
import { digestLengths } from './digests'
import { addError, addWarning } from './findings'
import type { Findings } from './findings'
import type { BagFile, Listing } from './listing'
import { tagLines } from './tagLines'

/** What the manifests say of one file that is there. */
export interface Expected {
  readonly file: BagFile
  readonly digests: Map<string, string>
}

export interface Manifests {
  readonly expected: ReadonlyMap<string, Expected>
  /** Files that a payload manifest names and that are not there, each with the manifests that name it. */
  readonly absent: ReadonlyMap<string, string>
  readonly payloadAlgorithms: readonly string[]
}

export interface Bag {
  readonly listing: Listing
  readonly findings: Findings
  /** RFC 8493 itself, stricter than its drafts. */
  readonly isFirstRelease: boolean
  readonly encoding: string
}

interface Reading {
  readonly bag: Bag
  readonly expected: Map<string, Expected>
  readonly absent: Map<string, string>
}

/** Reads all manifests: what they name is looked up among the files that were found. */
export async function readManifests(bag: Bag): Promise<Manifests> {
  const reading: Reading = { bag, expected: new Map(), absent: new Map() }
  const payloadAlgorithms: string[] = []
  for (const file of bag.listing.files.values()) {
    const manifest = manifestAlgorithm(file.name)
    if (!manifest) continue
    if (!digestLengths.has(manifest.algorithm)) {
      addWarning(bag.findings, 'algorithmUnknown', file.name)
      continue
    }
    if (!manifest.isTag) payloadAlgorithms.push(manifest.algorithm)
    await readManifest(reading, file, manifest)
  }
  return { ...reading, payloadAlgorithms }
}

async function readManifest(
  reading: Reading,
  file: BagFile,
  { isTag, algorithm }: { readonly isTag: boolean; readonly algorithm: string }
): Promise<void> {
  const { bag } = reading
  const seen = new Map<string, string>()
  for await (const lines of tagLines(file.path, bag.encoding)) {
    for (const text of lines) {
      const line = manifestLine(text)
      if (line?.digest.length !== digestLengths.get(algorithm) || !line) {
        addError(bag.findings, 'lineMalformed', file.name, text.slice(0, 300))
        continue
      }
      const path = bagPath(line.path)
      if (!path.isInside || isTag === isPayload(path.name)) {
        addError(bag.findings, 'pathOutside', file.name, line.path)
        continue
      }
      if (line.hasAsterisk) addWarning(bag.findings, 'madeByMd5sum', file.name, path.name)
      if (isRepeated(bag, seen, path.name, line)) continue
      note(reading, path.name, algorithm, line, file.name)
    }
  }
}

/** Versions before RFC 8493 let a file be listed twice, as long as both say the same. */
function isRepeated(
  { findings, isFirstRelease }: Bag,
  seen: Map<string, string>,
  name: string,
  { digest }: ManifestLine
): boolean {
  const before = seen.get(name)
  seen.set(name, digest)
  if (before === undefined) return false
  if (before !== digest) addError(findings, 'listedTwiceDifferently', name)
  else (isFirstRelease ? addError : addWarning)(findings, 'listedTwice', name)
  return true
}

function note(
  { bag, expected, absent }: Reading,
  name: string,
  algorithm: string,
  { digest }: ManifestLine,
  manifest: string
): void {
  const file = findListed(bag, name)
  if (!file) {
    if (isPayload(name)) absent.set(decodedName(name, bag.isFirstRelease), manifest)
    else addError(bag.findings, 'fileMissing', name, manifest)
    return
  }
  const known = expected.get(file.name) ?? { file, digests: new Map<string, string>() }
  const before = known.digests.get(algorithm)
  if (before !== undefined && before !== digest) {
    addError(bag.findings, 'listedTwiceDifferently', file.name)
  }
  known.digests.set(algorithm, digest)
  expected.set(file.name, known)
}

/** By its name, by the name as written, or by the same letters in another form of Unicode. */
function findListed(
  { listing, findings, isFirstRelease }: Bag,
  written: string
): BagFile | undefined {
  const name = decodedName(written, isFirstRelease)
  const exact = listing.files.get(name)
  if (exact) return exact
  const literal = listing.files.get(written)
  if (literal) {
    addWarning(findings, 'percentNotEncoded', written)
    return literal
  }
  const other = listing.byForm.get(name.normalize('NFC'))
  if (other) addWarning(findings, 'nameFormDiffers', other.name)
  return other
}
