import { findTerm } from '../../vocabularies/vocabularies'
import { corporateKinds } from './translation'
import type { OwnCells } from './ownRows'

export interface EntityName {
  readonly text: string
  readonly type: string
  readonly language?: string
  readonly script?: string
  readonly dates?: string
}

/** The columns of a list of names, aligned by position; each text once, or once for each time it was in use. */
export function nameCells(names: readonly EntityName[], column = 'name'): OwnCells {
  const seen = new Set<string>()
  const own = names.filter(({ text, dates = '' }) => {
    const dated = `${text}\n${dates}`
    if (text === '' || seen.has(dated) || (dates === '' && seen.has(text))) return false
    seen.add(text).add(dated)
    return true
  })
  return {
    [column]: own.map(({ text }) => text),
    [`${column}_type`]: own.map(({ type }) => type),
    [`${column}_language`]: own.map(({ language }) => language ?? ''),
    [`${column}_script`]: own.map(({ script }) => script ?? ''),
    [`${column}_dates`]: own.map(({ dates }) => dates ?? '')
  }
}

/** "VIAF 123" is the identifier 123 of the scheme VIAF; what names no scheme is all identifier. */
export function identifierCells(texts: readonly string[]): OwnCells {
  const read = texts.map(text => {
    const [, first = '', rest = ''] = /^(\S+)[\s:]+(\S.*)$/.exec(text) ?? []
    const scheme = first === '' ? undefined : findTerm('identifierSchemes', first)
    return scheme ? { value: rest, scheme: scheme.code } : { value: text, scheme: '' }
  })
  return {
    identifier: read.map(({ value }) => value),
    identifier_scheme: read.map(({ scheme }) => scheme)
  }
}

/** "Moscow, USSR": the last part is the country where it is the name of one. */
export function placeCells(text: string): OwnCells {
  const whole = findTerm('countries', text)
  if (whole) return { country: whole.code }
  const at = text.lastIndexOf(',')
  const country = at === -1 ? undefined : findTerm('countries', text.slice(at + 1))
  return country ? { seat: text.slice(0, at).trim(), country: country.code } : { seat: text }
}

/** Kinds that authority records of other systems describe. */
export const authorityKinds: readonly string[] = [...corporateKinds, 'person']
