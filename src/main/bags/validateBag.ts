import { open } from 'node:fs/promises'
import { isPayload } from '../../shared/bags/bagPath'
import type { BagInfoEntry, BagReport } from '../../shared/bags/bagReport'
import { declarationOf, infoValue } from '../../shared/bags/tagFiles'
import type { Declaration } from '../../shared/bags/tagFiles'
import type { Job } from '../application/longJobs'
import { Failure } from '../failure'
import { checkDigests } from './checkDigests'
import { checkFetch, checkNames, checkUnlisted, readInfo } from './checkFiles'
import { addError, createFindings } from './findings'
import type { Findings } from './findings'
import { listBag } from './listing'
import type { BagFile, Listing } from './listing'
import { readManifests } from './manifests'
import type { Bag } from './manifests'
import { BrokenTextError, decoderFor } from './tagLines'

const versions = new Set(['0.93', '0.94', '0.95', '0.96', '0.97', '1.0'])
/** Two short lines. */
const longestDeclaration = 4096

/** A bag that was read, and what it consists of. */
export interface ReadBag {
  readonly report: BagReport
  readonly listing: Listing
  /** SHA-256 of the payload files, where a manifest has it. */
  readonly sha256: ReadonlyMap<string, string>
}

/**
 * Reads any bag, of RFC 8493 or the drafts before it, wholly: every file is hashed. Nothing is written, nothing is
 * fetched, and no name out of the bag is opened that was not found in it.
 */
export async function validateBag(folder: string, job: Job): Promise<ReadBag> {
  const findings = createFindings()
  job.report('listing', 0, 0)
  const listing = await listBag(folder, findings, job.signal).catch((error: unknown) => {
    job.signal.throwIfAborted()
    throw new Failure('bagUnreadable', `${folder} cannot be read`, { cause: error })
  })
  const declaration = await readDeclaration(listing, findings)
  if (!declaration) return readBag(findings, listing, { version: '', info: [], algorithms: [] })
  const { version, encoding } = declaration
  const bag: Bag = { listing, findings, encoding, isFirstRelease: version === '1.0' }
  if (!listing.hasPayloadFolder) addError(findings, 'payloadMissing', 'data')
  try {
    return await readDeclared(bag, version, job)
  } catch (error) {
    if (!(error instanceof BrokenTextError)) throw error
    addError(findings, 'encodingBroken', '', error.message)
    return readBag(findings, listing, { version, info: [], algorithms: [] })
  }
}

async function readDeclared(bag: Bag, version: string, job: Job): Promise<ReadBag> {
  const { listing, findings } = bag
  const info = await readInfo(bag, version)
  const manifests = await readManifests(bag)
  const { payloadAlgorithms: algorithms, expected } = manifests
  if (algorithms.length === 0) addError(findings, 'manifestMissing', '')
  const fetched = await checkFetch(bag, manifests)
  for (const [name, manifest] of manifests.absent) {
    addError(findings, fetched.has(name) ? 'notFetched' : 'fileMissing', name, manifest)
  }
  checkUnlisted(bag, manifests)
  checkNames(bag)
  checkCount(bag, info, fetched.size)
  await checkDigests([...expected.values()], findings, job)
  const sha256 = new Map<string, string>()
  for (const { file, digests } of expected.values()) {
    const digest = digests.get('sha256')
    if (digest !== undefined) sha256.set(file.name, digest)
  }
  return readBag(findings, listing, { version, info, algorithms }, sha256)
}

async function readDeclaration(listing: Listing, findings: Findings): Promise<Declaration | null> {
  const file = listing.files.get('bagit.txt')
  if (!file) {
    addError(findings, 'declarationMissing', 'bagit.txt')
    return null
  }
  const declaration = declarationOf(await startOf(file))
  if (!declaration) addError(findings, 'declarationMalformed', 'bagit.txt')
  else if (!versions.has(declaration.version)) {
    addError(findings, 'versionUnknown', 'bagit.txt', declaration.version)
  } else if (!decoderFor(declaration.encoding, Buffer.alloc(0))) {
    addError(findings, 'encodingUnknown', 'bagit.txt', declaration.encoding)
  } else return declaration
  return null
}

/** A byte order mark stays in the text: it is not allowed here. */
async function startOf({ path }: BagFile): Promise<string> {
  const handle = await open(path, 'r')
  try {
    const buffer = Buffer.alloc(longestDeclaration)
    const { bytesRead } = await handle.read(buffer, 0, longestDeclaration, 0)
    return buffer.toString('utf8', 0, bytesRead)
  } finally {
    await handle.close()
  }
}

function payloadOf(listing: Listing): { readonly files: number; readonly bytes: number } {
  const payload = [...listing.files.values()].filter(({ name }) => isPayload(name))
  return { files: payload.length, bytes: payload.reduce((sum, { size }) => sum + size, 0) }
}

/** `Payload-Oxum`: bytes and files of the payload. What is still to be fetched is not there to be counted. */
function checkCount(bag: Bag, info: readonly BagInfoEntry[], fetched: number): void {
  const stated = infoValue(info, 'Payload-Oxum')
  if (stated === null || fetched > 0) return
  const { files, bytes } = payloadOf(bag.listing)
  const found = `${String(bytes)}.${String(files)}`
  if (stated !== found) addError(bag.findings, 'countDiffers', '', `${stated} / ${found}`)
}

function readBag(
  findings: Findings,
  listing: Listing,
  known: Pick<BagReport, 'version' | 'info' | 'algorithms'>,
  sha256: ReadonlyMap<string, string> = new Map()
): ReadBag {
  const { errors, warnings, unlisted, isInvalid } = findings
  const verdict = isInvalid ? 'invalid' : warnings.length > 0 ? 'validWithWarnings' : 'valid'
  const report = { ...known, verdict, ...payloadOf(listing), errors, warnings, unlisted } as const
  return { report, listing, sha256 }
}
