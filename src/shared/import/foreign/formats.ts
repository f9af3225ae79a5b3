import { cautiousPlan } from '../plan'
import type { ImportPlan } from '../plan'
import { guessRules } from '../guess'
import { kindNamed } from '../../records/kinds'
import type { SourceRow } from '../sourceRow'
import { aspaceAccessions, aspaceDigitalObjects } from './aspaceFlat'
import { aspaceObjects } from './aspaceObjects'
import { atomAccessions } from './atomAccessions'
import { atomAuthorities } from './atomAuthorities'
import { atomDescriptions } from './atomDescriptions'
import { atomAliases, atomEventTable, atomRelationships } from './atomLinks'
import { atomRepositories } from './atomRepositories'
import { withKnownNames } from './knownNames'
import type { KindHeader } from './ownRows'
import { foreignFormats } from './translation'
import type { ForeignFormat, ForeignTable, TranslationChoice, Translator } from './translation'

const tables: Readonly<Record<ForeignFormat, ForeignTable>> = {
  atomDescriptions,
  atomAuthorities,
  atomAliases,
  atomRelationships,
  atomEvents: atomEventTable,
  atomRepositories,
  atomAccessions,
  aspaceObjects,
  aspaceDigitalObjects,
  aspaceAccessions
}

/** The format of another system that a table is in, by its header; null for any other. */
export function foreignFormat(header: readonly string[]): ForeignFormat | null {
  const names = withKnownNames(header)
  return foreignFormats.find(format => tables[format].recognises(names)) ?? null
}

export function createTranslator(
  { format, corporate }: TranslationChoice,
  header: readonly string[]
): Translator {
  return tables[format].translator(withKnownNames(header), corporate)
}

/** One plan for each kind that the table brings. Nothing needs to be asked: the format says what its columns mean. */
export function foreignPlans(
  choice: TranslationChoice,
  header: readonly string[],
  sample: readonly SourceRow[]
): readonly ImportPlan[] {
  const table = tables[choice.format]
  const translator = createTranslator(choice, header)
  const rows = [...sample.flatMap(row => translator.row(row)), ...translator.end()]
  return table.kinds(choice.corporate).map(own => ({
    ...planForHeader(own),
    ...table.match(
      own.kind,
      rows.filter(row => row.kind === own.kind).map(row => row.cells)
    )
  }))
}

/** A plan for rows under our own column names. */
export function planForHeader({ kind: name, header }: KindHeader): ImportPlan {
  const kind = kindNamed(name)
  return { ...cautiousPlan, kind: name, columns: kind ? guessRules(kind, header, []) : [] }
}
