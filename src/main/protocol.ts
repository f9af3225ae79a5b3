import { readFile, realpath, stat } from 'node:fs/promises'
import { extname, isAbsolute, relative, resolve, sep } from 'node:path'
import { host, scheme } from '../shared/constants'
import { contentSecurityPolicy } from './contentSecurityPolicy'

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm'
}

function isInside(path: string, root: string): boolean {
  const fromRoot = relative(root, path)
  const isAbove = fromRoot === '..' || fromRoot.startsWith(`..${sep}`)
  return fromRoot !== '' && !isAbove && !isAbsolute(fromRoot)
}

function decodedPath(url: string): string | null {
  try {
    const { protocol, host: requestedHost, pathname } = new URL(url)
    if (protocol !== `${scheme}:` || requestedHost !== host) return null
    // Decoded once: what is still encoded afterwards is part of a file's name.
    const path = decodeURIComponent(pathname)
    return path.includes('\0') || path.includes('\\') ? null : path
  } catch {
    return null
  }
}

/** The file of the bundle that a URL names; null for everything outside, also through links. */
export async function resolveBundlePath(url: string, root: string): Promise<string | null> {
  const path = decodedPath(url)
  if (path === null) return null
  const candidate = resolve(root, `.${path}`)
  if (!isInside(candidate, resolve(root))) return null
  try {
    const file = await realpath(candidate)
    if (!isInside(file, await realpath(root))) return null
    return (await stat(file)).isFile() ? file : null
  } catch {
    return null
  }
}

const headers = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff'
}

/** A page made by the main process; nothing on it may run. */
export function respondWithPage(html: string): Response {
  const policy = contentSecurityPolicy.replace("script-src 'self'", "script-src 'none'")
  return new Response(html, {
    headers: {
      ...headers,
      'Content-Security-Policy': policy,
      'Content-Type': 'text/html; charset=utf-8'
    }
  })
}

/** Answers `app://bundle/…` from the built interface. */
export async function respondFromBundle(request: Request, root: string): Promise<Response> {
  const isReading = request.method === 'GET' || request.method === 'HEAD'
  const file = isReading ? await resolveBundlePath(request.url, root) : null
  if (file === null) return new Response(null, { status: 404, headers })
  const mediaType = mediaTypes[extname(file)] ?? 'application/octet-stream'
  return new Response(new Uint8Array(await readFile(file)), {
    headers: { ...headers, 'Content-Type': mediaType }
  })
}
