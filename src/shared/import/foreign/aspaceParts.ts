import { findTerm } from '../../vocabularies/vocabularies'
import { HashSet } from '../hashSet'
import { hash53 } from '../hash'
import { nameCells } from './entityCells'
import type { ForeignCells } from './foreignCells'
import { dateCells } from './foreignDates'
import type { OwnCells, OwnRow } from './ownRows'
import { corporateKinds } from './translation'
import type { CorporateKind } from './translation'

/** ArchivesSpace takes these for true, in any case, and nothing else. */
export function isTrue(text: string): boolean {
  return ['t', '1', 'true'].includes(text.toLowerCase())
}

/** `begin_1`, `begin_2` … or `begin` and `begin_2`: the first date is ours, further ones are kept. */
export function dates({ take }: ForeignCells, suffix: string): OwnCells {
  take(`date_type${suffix}`)
  take(`dates_label${suffix}`)
  return dateCells(
    'dates',
    take(`expression${suffix}`),
    take(`begin${suffix}`),
    take(`end${suffix}`)
  )
}

/** "3 linear feet (2 boxes)". */
export function extent({ take }: ForeignCells): string {
  const text = [take('number'), take('extent_type').replaceAll('_', ' ')].filter(Boolean).join(' ')
  const summary = take('container_summary')
  if (summary === '') return text
  return text === '' ? summary : `${text} (${summary})`
}

/** The levels of ArchivesSpace are those of EAD. */
export function level(text: string, other: string): string {
  const words: Readonly<Record<string, string>> = {
    recordgrp: 'fonds',
    subgrp: 'subfonds',
    class: 'series',
    otherlevel: ''
  }
  const word = words[text.toLowerCase()] ?? text
  return (findTerm('levels', word)?.code ?? word) || other
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
    const role = read.take(`${type}_agent_role_${number}`).toLowerCase()
    const relator = read.take(`${type}_agent_relator_${number}`)
    return name === '' ? [] : [{ name, isPerson: type === 'people', role, relator }]
  })
  const creators = found.filter(({ role }) => role === '' || role === 'creator')
  const others = found.filter(agent => !creators.includes(agent))
  return {
    found,
    cells: {
      creator: [...new Set(creators.map(({ name }) => name))],
      relations: others.map(({ name }) => name),
      relations_type: others.map(({ role, relator }) => relator || role)
    }
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
