import type { ExportFormat } from '../format'
import { authorityKinds } from '../atomAuthority'
import { partOf, valuesOf } from '../../records/record'
import { saysMore } from './eac2010Dates'
import { eacCpf2 } from './eacCpf2'
import { eacCpf2010 } from './eacCpf2010'
import { entityNames } from './entity'
import { figureStatements } from './figureStatements'
import type { RecordView } from './recordView'
import { filePerRecord } from './xmlFormat'

/** Fields that find an element, besides those that every record has. */
const taken = [
  'names',
  'form',
  'country',
  'seat',
  'datesOfExistence',
  'parent',
  'organisation',
  'predecessors',
  'successors',
  'history',
  'functions',
  'identifiers',
  'roles'
]

const shared = { group: 'archives', kinds: authorityKinds, hasFigures: true } as const

export const eacCpf2Export: ExportFormat = filePerRecord(
  { ...shared, name: 'eacCpf2', target: 'EAC-CPF 2.0' },
  eacCpf2,
  taken
)

/** What 2.0 holds and 2010 does not: how certain a date is, and which field a citation supports. */
function reportOlder(view: RecordView): void {
  const { record, report } = view
  for (const { text, dates } of entityNames(view)) {
    if (text !== '' && saysMore(dates)) report('names', 'dateWithoutCertainty')
  }
  if (saysMore(view.dates('datesOfExistence'))) report('datesOfExistence', 'dateWithoutCertainty')
  if (figureStatements(view).some(({ asOf }) => saysMore(asOf)))
    report('figures', 'dateWithoutCertainty')
  const citations = valuesOf(record, 'citations')
  if (citations.some(value => partOf(value, 'field') !== null))
    report('citations', 'fieldOfCitation')
}

export const eacCpf2010Export: ExportFormat = filePerRecord(
  { ...shared, name: 'eacCpf2010', target: 'EAC-CPF 2010' },
  view => {
    reportOlder(view)
    return eacCpf2010(view)
  },
  taken
)
