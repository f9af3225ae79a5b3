import type { Finding } from '../../shared/figures/checks'
import { dismissOperations, reopenOperations } from '../../shared/figures/dismissing'
import type { Rank } from '../../shared/figures/figure'
import { rankOperations } from '../../shared/figures/ranking'
import type { CatalogueRecord } from '../../shared/records/record'
import type { Operation } from '../../shared/changeLog/changeset'
import { recordsById } from '../db/repositories/records'
import type { CatalogueContext } from './catalogueContext'
import { newElementKey } from './ids'

type Context = Pick<CatalogueContext, 'database' | 'saving' | 'editing'>
type JudgedFinding = Pick<Finding, 'figure' | 'check' | 'found'>

/** What an archivist decides about figures; each decision is one changeset. */
export interface Judging {
  /** `group`: the ids of all figures that contradict one another. */
  rank(group: readonly string[], chosen: string, rank: Rank, reason: string): Promise<void>
  dismiss(finding: JudgedFinding, reason: string): Promise<void>
  reopen(finding: JudgedFinding): Promise<void>
}

export function createJudging({ database, saving, editing }: Context): Judging {
  /** Edits begun before are saved first: the operations name what they replace. */
  async function decide(
    ids: readonly string[],
    why: string,
    operationsOf: (records: readonly CatalogueRecord[]) => readonly Operation[]
  ): Promise<void> {
    await editing.settled()
    const records = (await recordsById(database, ids)).flatMap(record => record ?? [])
    const operations = operationsOf(records)
    if (operations.length > 0) await saving.save(operations, why === '' ? {} : { why })
  }

  return {
    rank: async (group, chosen, rank, reason) =>
      decide(group, reason, records => rankOperations(records, chosen, rank, reason)),
    dismiss: async (finding, reason) =>
      decide([finding.figure], reason, records =>
        records.flatMap(record => dismissOperations(record, finding, reason, newElementKey))
      ),
    reopen: async finding =>
      decide([finding.figure], '', records =>
        records.flatMap(record => reopenOperations(record, finding))
      )
  }
}
