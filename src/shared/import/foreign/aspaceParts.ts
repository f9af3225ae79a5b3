import { findTerm } from '../../vocabularies/vocabularies'
import { HashSet } from '../hashSet'
import { hash53 } from '../hash'
import { nameCells } from './entityCells'
import type { ForeignCells } from './foreignCells'
import { writtenDateCells } from './foreignDates'
import type { OwnCells, OwnRow } from './ownRows'
import { corporateKinds } from './translation'
import type { CorporateKind } from './translation'

/** What the bulk import of ArchivesSpace takes for true, in any case; its background jobs take more. */
const trueInBulk = ['t', '1', 'true']
const trueInJob = [...trueInBulk, 'y', 'yes']
const falseWords = ['f', '0', 'false', 'n', 'no', '']

/** True for a cell that says so, which counts as taken unless it says something else. */
export function isTrue(read: ForeignCells, name: string): boolean {
  return isOneOf(read, name, trueInBulk)
}

export function isTrueInJob(read: ForeignCells, name: string): boolean {
  return isOneOf(read, name, trueInJob)
}

function isOneOf(read: ForeignCells, name: string, words: readonly string[]): boolean {
  read.pass(name, [...words, ...falseWords])
  return words.includes(read.peek(name).toLowerCase())
}

/** A cell that says the same as another one does. */
export function passAlike(read: ForeignCells, name: string, isAsTrue: boolean): void {
  read.pass(name, isAsTrue ? trueInBulk : falseWords)
}

/**
 * The first date is ours, further ones are kept: `begin_1` in the templates since version 4.2, `begin` in those before.
 * Type and label of the date are kept where they say more than that it is one of creation.
 */
export function dates(read: ForeignCells): OwnCells {
  const isNumbered = ['begin_1', 'end_1', 'expression_1'].some(name => read.has(name))
  const column = (name: string): string => (isNumbered ? `${name}_1` : name)
  read.pass(column('date_type'), ['inclusive', 'single'])
  read.pass(column('dates_label'), ['creation'])
  read.pass(column('date_era'), ['ce'])
  read.pass(column('date_calendar'), ['gregorian'])
  return writtenDateCells(
    'dates',
    read.take(column('expression')),
    read.take(column('begin')),
    read.take(column('end'))
  )
}

/** "3 linear feet (2 boxes)". */
export function extent({ takeFirst }: ForeignCells): string {
  const number = takeFirst('number', 'extent_number', 'extent_1_number')
  const type = takeFirst('extent_type', 'extent_1_extent_type')
  const text = [number, type.replaceAll('_', ' ')].filter(Boolean).join(' ')
  const summary = takeFirst(
    'container_summary',
    'extent_container_summary',
    'extent_1_container_summary'
  )
  if (summary === '') return text
  return text === '' ? summary : `${text} (${summary})`
}

/** The levels of ArchivesSpace are those of EAD, by their codes or as it shows them. */
export function level(text: string, other: string): string {
  const words: Readonly<Record<string, string>> = {
    recordgrp: 'fonds',
    subgrp: 'subfonds',
    'record group': 'fonds',
    'sub-group': 'subfonds',
    'sub-fonds': 'subfonds',
    'sub-series': 'subseries',
    class: 'series',
    'other level': '',
    otherlevel: ''
  }
  const word = words[text.toLowerCase()] ?? text
  // What our own export writes where no level is known, since one is demanded.
  const further = other === 'unspecified' ? '' : other
  return (findTerm('levels', word)?.code ?? word) || further
}

/** A language as it is stored, or as it is shown: "Spanish; Castilian" is one, by the first of its names. */
export function language(text: string): string {
  const [first = ''] = text.split(';')
  return findTerm('languages', text) || !findTerm('languages', first) ? text : first
}

export function subjects({ names, take }: ForeignCells): string[] {
  return names(/^subject_\d+_term$/)
    .map(take)
    .filter(term => term !== '')
}

const agentColumns = /^(people|families|corporate_entities)_agent_header_(\d+)$/

/**
 * The agents of a row: creators go into its field, others are relations. Each is a record of its own, which is made
 * where none has its name; `agentRows` makes it once.
 */
export function agents(read: ForeignCells): { readonly cells: OwnCells; readonly found: Agent[] } {
  const found = read.names(agentColumns).flatMap((column): Agent[] => {
    const [, type = '', number = ''] = agentColumns.exec(column) ?? []
    const name = read.take(column)
    if (name === '') return []
    const columns = {
      role: `${type}_agent_role_${number}`,
      relator: `${type}_agent_relator_${number}`
    }
    return [{ name, isPerson: type === 'people', ...agentRole(read, columns) }]
  })
  return { found, cells: agentCells(found) }
}

/** What an agent did: the relator says it more closely, or the role does; what is in no field of ours is kept. */
export function agentRole(
  read: ForeignCells,
  columns: { readonly role: string; readonly relator: string }
): Pick<Agent, 'role' | 'relator'> {
  const role = read.peek(columns.role).toLowerCase()
  const relator = isCreator(role) ? '' : read.take(columns.relator)
  if (relator === '') read.take(columns.role)
  return { role, relator }
}

/** Who gave a unit to the archive (`source`) did not create it. */
function isCreator(role: string): boolean {
  return role === '' || role === 'creator'
}

export function agentCells(found: readonly Agent[]): OwnCells {
  const creators = found.filter(({ role }) => isCreator(role))
  const others = found.filter(({ role }) => !isCreator(role))
  return {
    creator: [...new Set(creators.map(({ name }) => name))],
    relations: others.map(({ name }) => name),
    relations_type: others.map(({ role, relator }) => relator || role)
  }
}

export interface Agent {
  readonly name: string
  readonly isPerson: boolean
  readonly role: string
  readonly relator: string
}

export function agentRows(corporate: CorporateKind): (line: number, found: Agent[]) => OwnRow[] {
  const seen = new HashSet()
  return (line, found) =>
    found.flatMap(({ name, isPerson }) => {
      const kind = isPerson ? 'person' : corporate
      const hash = hash53(`${kind}\t${name}`)
      if (seen.has(hash)) return []
      seen.add(hash)
      const about = { text: name, kinds: isPerson ? ['person'] : corporateKinds }
      return [{ line, kind, about, cells: nameCells([{ text: name, type: 'authorised' }]) }]
    })
}
