const strict = new TextDecoder('utf-8', { fatal: true })
const western = new TextDecoder('windows-1252')
const cyrillic = new TextDecoder('windows-1251')

/**
 * Text of a field that knows no encoding: UTF-8 where it is that; else, of the two frequent encodings, the Cyrillic one
 * where most letters are beyond ASCII, as in Russian text, and the Western one where few are.
 */
export function legacyText(bytes: Uint8Array): string {
  const end = bytes.indexOf(0)
  const text = end < 0 ? bytes : bytes.subarray(0, end)
  try {
    return strict.decode(text).trim()
  } catch {
    const isLetter = (byte: number): boolean => /[A-Za-z]/.test(String.fromCharCode(byte))
    const beyond = text.filter(byte => byte >= 0xc0).length
    const plain = text.filter(isLetter).length
    return (beyond > plain ? cyrillic : western).decode(text).trim()
  }
}
