/**
 * The id of the record of a file: UUID version 8, from the first 16 bytes of its SHA-256 (64 hexadecimal digits). The
 * same file is therefore one record, on whatever machine it was attached.
 */
export function scanIdOf(sha256: string): string {
  const variant = ((Number.parseInt(sha256.charAt(16), 16) & 0x3) | 0x8).toString(16)
  return [
    sha256.slice(0, 8),
    sha256.slice(8, 12),
    '8' + sha256.slice(13, 16),
    variant + sha256.slice(17, 20),
    sha256.slice(20, 32)
  ].join('-')
}
