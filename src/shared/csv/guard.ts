/**
 * What a spreadsheet may take for a formula or a command. The apostrophe is among them, so that a guarded
 * text can always be told from a text that began with an apostrophe.
 */
const dangerousFirst = "=+-@\t\0\r\n|%＝＋－＠'"

const dangerousCodes = new Set(Array.from(dangerousFirst, character => character.charCodeAt(0)))

const plainNumber = /^[+-]?\d+(\.\d+)?$/

/** Puts an apostrophe before a text that a spreadsheet could run; `unguardCell` takes it away again. */
export function guardCell(text: string): string {
  return isDangerous(text.charCodeAt(0)) ? "'" + text : text
}

export function unguardCell(text: string): string {
  return text.startsWith("'") && isDangerous(text.charCodeAt(1)) ? text.slice(1) : text
}

/** Letters and digits, by far the most cells, are let through by two comparisons. */
function isDangerous(code: number): boolean {
  if (code > 0x40 && code < 0xff00 && code !== 0x7c) return false
  return dangerousCodes.has(code)
}

/** True for `-5` or `+1.25`: in a numeric column such a cell stays a number in the spreadsheet. */
export function isPlainNumber(text: string): boolean {
  return plainNumber.test(text)
}
