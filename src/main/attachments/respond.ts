import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { parseAttachmentAddress, type AttachmentAddress } from '../../shared/attachments/addresses'
import { host, scheme } from '../../shared/constants'
import { Failure } from '../failure'
import { findStored } from './fileStore'
import type { Derived } from './derived'
import type { Pictures } from './pictures'
import { unknownType, type Description, type Rendition } from './rendering/messages'

export interface Sources {
  catalogueFolder(): string | null
  readonly pictures: Pictures
}

/** What Chromium draws without running anything; all else comes as an unnamed download. */
const shownTypes = ['jpeg', 'png', 'webp', 'gif', 'avif', 'bmp'].map(name => `image/${name}`)

/** Drawn in full a larger one takes a gigabyte of the window's memory; its pages are served smaller. */
const mostShownPixels = 50_000_000

const thumbnail: Rendition = { width: 240, height: 240, format: 'webp' }
/** The formats end a little above; a strip of film may be that long. */
const highestPage = 16_000

const safeHeaders = {
  'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  'X-Content-Type-Options': 'nosniff',
  // The interface may fetch a refused address to read the reason.
  'Access-Control-Allow-Origin': `${scheme}://${host}`,
  'Access-Control-Expose-Headers': 'Opis-Damaged'
}
const immutable = { 'Cache-Control': 'public, max-age=31536000, immutable' }

/** Answers a request of the attachment scheme; no part of the address ever becomes a path. */
export async function respond(request: Request, sources: Sources): Promise<Response> {
  const address = parseAttachmentAddress(request.url)
  const folder = sources.catalogueFolder()
  if (request.method !== 'GET' || !address || folder === null) return refusal(404, 'notInStore')
  try {
    const path = await findStored(folder, address.sha256)
    return await answer(address, path, sources.pictures)
  } catch (error) {
    if (error instanceof Failure) return refusal(statusOf(error.code), error.code)
    return refusal(500, 'renderingFailed')
  }
}

async function answer(
  address: AttachmentAddress,
  path: string,
  pictures: Pictures
): Promise<Response> {
  const { sha256 } = address
  switch (address.kind) {
    case 'original':
      return original(path, await pictures.describe(sha256, path))
    case 'pages':
      return Response.json(await pictures.pages(sha256, path), { headers: safeHeaders })
    case 'facts':
      return Response.json(await pictures.facts(sha256, path), { headers: safeHeaders })
    case 'thumbnail':
      return picture(await pictures.page(sha256, path, 1, thumbnail))
    case 'page': {
      const { page, width } = address
      const rendition: Rendition = { width, height: highestPage, format: 'jpeg' }
      return picture(await pictures.page(sha256, path, page, rendition))
    }
    case 'tile': {
      const bytes = await pictures.tile(sha256, path, address.page, address.tile)
      const headers = { ...safeHeaders, ...immutable, 'Content-Type': 'image/jpeg' }
      return new Response(new Uint8Array(bytes), { headers })
    }
  }
}

async function original(path: string, description: Description): Promise<Response> {
  const { mediaType, width, height } = description
  const isShown = shownTypes.includes(mediaType) && (width ?? 0) * (height ?? 0) <= mostShownPixels
  const shown: Record<string, string> = isShown
    ? { 'Content-Type': mediaType }
    : { 'Content-Type': unknownType, 'Content-Disposition': 'attachment' }
  const length = { 'Content-Length': String((await stat(path)).size) }
  const body = Readable.toWeb(createReadStream(path)) as ReadableStream
  return new Response(body, { headers: { ...safeHeaders, ...immutable, ...length, ...shown } })
}

async function picture({ path, mediaType, isDamaged }: Derived): Promise<Response> {
  const shown = { 'Content-Type': mediaType, ...(isDamaged ? { 'Opis-Damaged': 'true' } : {}) }
  const bytes = new Uint8Array(await readFile(path))
  return new Response(bytes, { headers: { ...safeHeaders, ...immutable, ...shown } })
}

function statusOf(code: string): number {
  if (code === 'notInStore' || code === 'pageMissing') return 404
  return code === 'notRenderable' ? 415 : 422
}

function refusal(status: number, code: string): Response {
  const headers = { ...safeHeaders, 'Cache-Control': 'no-store' }
  return Response.json({ code }, { status, headers })
}
