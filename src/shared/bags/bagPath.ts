export type BagPath =
  | { readonly isInside: true; readonly name: string }
  | { readonly isInside: false; readonly name: string }

/** RFC 8493 encodes line ends and the percent sign; the versions before it line ends only. */
export function decodedName(written: string, isFirstRelease: boolean): string {
  const encoded = isFirstRelease ? /%(0A|0D|25)/gi : /%(0A|0D)/gi
  return written.replace(encoded, (_match, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16))
  )
}

/** The name as a manifest of RFC 8493 writes it. */
export function encodedName(name: string): string {
  return name.replace(/[%\r\n]/g, character =>
    character === '%' ? '%25' : character === '\r' ? '%0D' : '%0A'
  )
}

/**
 * A path as a manifest has it, without its `./`. It is never used to open anything: only to look up what was found in
 * the bag. A path that would lead out of the bag on any system is still an error, since other programs may follow it.
 */
export function bagPath(written: string): BagPath {
  const segments = written.split('/').filter(segment => segment !== '.')
  const name = segments.join('/')
  const isOutside =
    name === '' ||
    /^[/\\~]|^[a-z]:|^%[^%/]*%/i.test(name) ||
    name.split(/[/\\]/).includes('..') ||
    segments.includes('') ||
    name.includes('\0')
  return { isInside: !isOutside, name }
}

export function isPayload(name: string): boolean {
  return name.startsWith('data/')
}
