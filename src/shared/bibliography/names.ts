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
