import type { NameParts } from '../bibliography/names'

function isWhole(name: NameParts): name is Extract<NameParts, { literal: string }> {
  return 'literal' in name
}

/** "Elena Stasova". */
export function direct(name: NameParts): string {
  if (isWhole(name)) return name.literal
  const suffix = name.suffix === undefined ? '' : ` ${name.suffix}`
  return `${name.given} ${name.family}${suffix}`
}

/** "Stasova, Elena". */
export function inverted(name: NameParts): string {
  if (isWhole(name)) return name.literal
  const suffix = name.suffix === undefined ? '' : `, ${name.suffix}`
  return `${name.family}, ${name.given}${suffix}`
}

/** "STASOVA, Elena", as ISO 690 sets what an entry is sorted by. */
export function capitals(name: NameParts): string {
  if (isWhole(name)) return name.literal.toLocaleUpperCase()
  return inverted({ ...name, family: name.family.toLocaleUpperCase() })
}

/** "Е. Д." of "Елена Дмитриевна"; initials that are given stay, and double names keep their hyphen. */
export function initials(given: string): string {
  return given
    .replace(/\.(?=\S)/g, '. ')
    .split(' ')
    .filter(word => word !== '')
    .map(word =>
      word
        .split('-')
        .map(part => `${part.charAt(0).toLocaleUpperCase()}.`)
        .join('-')
    )
    .join(' ')
}

/** "Стасова Е. Д.", as GOST begins an entry. */
export function familyAndInitials(name: NameParts): string {
  return isWhole(name) ? name.literal : `${name.family} ${initials(name.given)}`
}

/** "Е. Д. Стасова", as GOST names those after the slash. */
export function initialsAndFamily(name: NameParts): string {
  return isWhole(name) ? name.literal : `${initials(name.given)} ${name.family}`
}

/** "A, B, and C"; the two words between the last two differ by style and number. */
export function listed(names: readonly string[], andTwo: string, andMore: string): string {
  const last = names.at(-1) ?? ''
  if (names.length < 2) return last
  if (names.length === 2) return `${names[0] ?? ''}${andTwo}${last}`
  return `${names.slice(0, -1).join(', ')}${andMore}${last}`
}
