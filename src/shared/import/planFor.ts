import { unguardCell } from '../csv/guard'
import type { Kind } from '../records/kind'
import { kindNamed } from '../records/kinds'
import type { ImportFormat, ImportTable } from './file'
import { headerNames } from './headerNames'
import { foreignPlans, planForHeader } from './foreign/formats'
import type { KindHeader } from './foreign/ownRows'
import type { TranslationChoice } from './foreign/translation'
import { guessColumns, guessKinds, isOwnHeader } from './guess'
import { matchForBibliography } from './matchForBibliography'
import { cautiousPlan } from './plan'
import type { ImportPlan, MatchRule } from './plan'
import { recordPlan } from './recordLines'
import type { SourceRow } from './sourceRow'

/** The beginning of a file, by which it is guessed what its columns mean. */
export interface FileStart {
  readonly header: readonly string[]
  /** The line of a text on which the header stands; the first where none is given. */
  readonly headerLine?: number
  /** Titles and remarks above the header, which are left out. */
  readonly above?: readonly string[] | undefined
  /** The first rows below the header. */
  readonly rows: readonly SourceRow[]
  /** Of files that hold several kinds. */
  readonly kinds?: readonly KindHeader[] | undefined
  /** True where cells are text or numbers, never formulas in disguise. */
  readonly isTable: boolean
  /** Our own records, whose ids name them and whose empty cells are empty. */
  readonly areRecords?: boolean
}

/** The beginning of a table that was read as a whole. */
export function startOfTable({ header, above, rows, kinds }: ImportTable): FileStart {
  return { header: headerNames(header), above, rows, kinds, isTable: true }
}

/** The entries of a bibliography are sources; the kind of other rows is guessed. */
export function kindOfFormat(format: ImportFormat | undefined): Kind | null {
  const isBibliography = format === 'ris' || format === 'bibtex' || format === 'csl'
  return isBibliography ? (kindNamed('source') ?? null) : null
}

/** A plan for the rows of a file of one kind; guessed where none is chosen. */
export function guessPlan({ header, rows, isTable }: FileStart, chosen: Kind | null): ImportPlan {
  const cells = rows.map(row => row.cells)
  const plain = header.map(unguardCell)
  const kind = chosen ?? guessKinds(plain, cells)[0]?.kind
  if (!kind) return cautiousPlan
  const isOwn = isOwnHeader(kind, plain)
  const columns = guessColumns(kind, plain, cells)
  const hasCode = columns.some(
    ({ target }) => typeof target === 'object' && target.field === 'referenceCode'
  )
  const byCode: MatchRule = { by: hasCode ? 'referenceCode' : 'nothing', columns: [] }
  return {
    ...cautiousPlan,
    kind: kind.name,
    columns,
    isGuarded: isOwn && !isTable,
    match: isOwn ? { by: 'id', columns: [] } : (matchForBibliography(plain, cells) ?? byCode),
    emptyCells: isOwn ? 'clear' : 'keep'
  }
}

/** Plans for a table of another system, or for a file that holds several kinds. */
export function knownPlans(
  start: FileStart,
  choice: TranslationChoice | null
): readonly ImportPlan[] | null {
  if (choice) return foreignPlans(choice, start.header, start.rows)
  if (!start.kinds) return null
  if (start.areRecords === true) {
    return start.kinds.flatMap(({ kind: name }) => {
      const kind = kindNamed(name)
      return kind ? [recordPlan(kind)] : []
    })
  }
  return start.kinds.map(own => ({ ...planForHeader(own), match: matchForKind(own) }))
}

/** Rows that bring a key of their file's own are found again by it. */
function matchForKind({ header }: KindHeader): MatchRule {
  const at = header.findIndex(name => ['marc_001', 'eac_source'].includes(name))
  return at === -1 ? { by: 'nothing', columns: [] } : { by: 'columns', columns: [at] }
}

/** A plan that was kept under a name, for a file whose columns may stand in another order. */
export function planByTemplate(template: ImportPlan, start: FileStart): ImportPlan {
  const guessed = guessPlan(start, null)
  const rules = new Map(template.columns.map(rule => [rule.header, rule]))
  const columns = start.header.map(
    (header, at) =>
      rules.get(header) ??
      guessed.columns[at] ?? { header, target: 'keep' as const, separator: null }
  )
  const matching = template.match.columns.flatMap(index => {
    const at = start.header.indexOf(template.columns[index]?.header ?? '')
    return at === -1 ? [] : [at]
  })
  return {
    // For rules that there were not yet when it was kept.
    ...cautiousPlan,
    ...template,
    columns,
    match: { by: template.match.by, columns: matching }
  }
}
