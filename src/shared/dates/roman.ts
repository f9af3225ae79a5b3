const values: Readonly<Record<string, number>> = {
  i: 1,
  v: 5,
  x: 10,
  l: 50,
  c: 100,
  d: 500,
  m: 1000
}

/** Roman numerals, lower case; Cyrillic letters of the same shape are read as Latin ones. */
export function readRoman(text: string): number | null {
  const letters = text.replaceAll('х', 'x').replaceAll('і', 'i')
  if (!/^m{0,3}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})$/.test(letters) || letters === '')
    return null
  let sum = 0
  for (const [index, letter] of [...letters].entries()) {
    const value = values[letter] ?? 0
    const next = values[letters[index + 1] ?? ''] ?? 0
    sum += value < next ? -value : value
  }
  return sum
}

export function writeRoman(number: number): string {
  const units = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX']
  return 'X'.repeat(Math.floor(number / 10)) + (units[number % 10] ?? '')
}
