const byteLimit = 200
const reserved = /^(con|prn|aux|nul|conin\$|conout\$|com[\d¹²³]|lpt[\d¹²³])(\.|$)/i

function shortened(name: string): string {
  let result = ''
  for (const character of name) {
    if (Buffer.byteLength(result + character) > byteLimit) break
    result += character
  }
  return result
}

/** A name that every file system accepts as one component; never empty and never a path. */
export function safeFileName(name: string, extension = ''): string {
  const plain = name
    .normalize('NFC')
    .replace(/[<>:"/\\|?*\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '_')
    .replace(/\p{Surrogate}/gu, '_')
  const stem = shortened(plain).replace(/^[.\s]+|[.\s]+$/g, '')
  const result = stem === '' ? '_' : stem
  return `${reserved.test(result) ? `_${result}` : result}${extension}`
}
