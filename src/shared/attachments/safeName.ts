/** What Windows forbids in a name, control characters, and those that turn the direction of reading. */
const forbidden = /[<>:"/\\|?*\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/gu

/** Names that Windows takes for devices, whatever extension follows. */
const reserved = /^(con|prn|aux|nul|com[1-9¹²³]|lpt[1-9¹²³]|conin\$|conout\$)$/i

const bytesOfComponent = 200
/** UTF-16 units of a whole path: Windows programs stop at 260. */
const unitsOfPath = 240

/**
 * A name that can be written on every system. The original name stays in the record; this one is for
 * files that leave the catalogue. `room` is what the folder leaves of the path, in UTF-16 units.
 */
export function safeName(original: string, room = unitsOfPath): string {
  const name = withoutTrailing(original.replace(forbidden, '_').normalize('NFC'))
  return shortened(guarded(name), '', room)
}

/** Safe names in the same order, no two of them equal for a file system that ignores case or form. */
export function safeNames(originals: readonly string[], room = unitsOfPath): string[] {
  const taken = new Set<string>()
  const nextNumber = new Map<string, number>()
  return originals.map(original => {
    const base = safeName(original, room)
    let name = base
    let number = nextNumber.get(folded(base)) ?? 2
    for (; taken.has(folded(name)); number += 1) name = shortened(base, ` (${number})`, room)
    nextNumber.set(folded(base), number)
    taken.add(folded(name))
    return name
  })
}

/** The extension with its dot; empty where what follows the last dot is no extension. */
export function extensionOf(name: string): string {
  return /[^.](\.[^. ]{1,16})$/u.exec(name)?.[1] ?? ''
}

function guarded(name: string): string {
  if (name === '') return '_'
  const stem = name.split('.', 1)[0]?.trimEnd() ?? ''
  // A leading hyphen is read as an option, a leading tilde as a home folder, by command lines.
  return reserved.test(stem) || /^[-~]/.test(name) ? `_${name}` : name
}

function withoutTrailing(name: string): string {
  return name.replace(/[. ]+$/, '')
}

/** Cuts the stem, never the extension, and never through a character. */
function shortened(name: string, suffix: string, room: number): string {
  const extension = extensionOf(name)
  const stem = name.slice(0, name.length - extension.length)
  const end = suffix + extension
  const bytes = bytesOfComponent - bytesOf(end)
  const kept = cut(stem, bytes, Math.max(1, room - end.length))
  return (kept === stem ? stem : withoutTrailing(kept)) + end
}

function cut(text: string, bytes: number, units: number): string {
  let kept = ''
  let used = 0
  for (const character of text) {
    used += bytesOf(character)
    if (used > bytes || kept.length + character.length > units) break
    kept += character
  }
  return kept
}

/** Length in UTF-8; this folder has no TextEncoder. */
function bytesOf(text: string): number {
  let bytes = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return bytes
}

/** Near to Unicode's full case folding: ß, ẞ and SS become one, as do the two forms of sigma. */
function folded(name: string): string {
  return name.toLowerCase().toUpperCase().toLowerCase().normalize('NFC')
}
