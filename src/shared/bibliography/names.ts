/** A name divided as the formats demand; one without a comma stands as a whole. */
export type NameParts =
  | { readonly family: string; readonly given: string; readonly suffix?: string }
  | { readonly literal: string }

/** "Stasova, Elena" and "Smith, Jr., John"; anything else is a name in one piece. */
export function nameParts(name: string): NameParts {
  const pieces = name.split(',').map(piece => piece.trim())
  const [family = '', second = '', third] = pieces
  if (pieces.length > 3 || pieces.length < 2 || pieces.includes('')) return { literal: name }
  return third === undefined ? { family, given: second } : { family, suffix: second, given: third }
}

export function nameText(parts: NameParts): string {
  if ('literal' in parts) return parts.literal
  return [parts.family, parts.suffix ?? '', parts.given].filter(piece => piece !== '').join(', ')
}

/** The names of a line: some put all of them into one. */
export function namesOfRis(text: string): string[] {
  const names = text.split(/\s*;\s*/)
  return (names.every(name => /[^,.]+[,.]/.test(name)) ? names : [text]).map(nameOfRis)
}

/** RIS has the generation after the given name: "Smith, John, Jr."; some leave out the blank after the comma. */
function nameOfRis(text: string): string {
  // "Стасова Е. Д.", as Russian catalogues have it.
  const [, surname, initials] = /^(\p{Lu}[\p{L}’'-]+) ((?:\p{Lu}\.[ -]?)+)$/u.exec(text) ?? []
  if (surname !== undefined && initials !== undefined) return `${surname}, ${initials}`
  const pieces = text.split(',').map(piece => piece.trim())
  if (pieces.length > 3 || pieces.includes('')) return text
  const [family = '', given = '', generation = ''] = pieces
  const isGeneration = /^(?:Jr|Sr|II|III|IV)\.?$/i.test(generation)
  return (isGeneration ? [family, generation, given] : pieces).join(', ')
}

export function risOfName(name: string): string {
  const parts = nameParts(name)
  if ('literal' in parts || parts.suffix === undefined) return name
  return [parts.family, parts.given, parts.suffix].join(', ')
}
