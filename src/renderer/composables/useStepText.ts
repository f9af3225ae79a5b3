import { useI18n } from 'vue-i18n'
import type { Changeset } from '../../shared/changeLog/changeset'
import { kindOf } from '../../shared/changeLog/history'
import { fieldOf } from '../../shared/records/kind'
import { kindNamed } from '../../shared/records/kinds'
import type { HistoryStep } from '../db/repositories/history'
import { mostRecords } from '../services/catalogueHistory'
import type { StepFacts } from '../services/catalogueHistory'
import type { RecordLabel } from '../worker/indexTypes'
import { useLocale } from './useLocale'

const mostFields = 4

/** A step of the catalogue's history in words: which records, and what became of them. */
export function useStepText(
  labels: ReadonlyMap<string, RecordLabel>
): (step: HistoryStep, facts: StepFacts | undefined) => string {
  const { t, n } = useI18n()
  const { say } = useLocale()

  function whatOf(changeset: Changeset): string {
    const kind = kindOf(changeset.ops)
    if (kind !== 'changed') return t(`history.kinds.${kind}`)
    const fields = new Map(changeset.ops.map(({ k, f }) => [`${k} ${f}`, { k, f }]))
    const names = [...fields.values()].map(({ k, f }) => {
      const recordKind = kindNamed(k)
      const field = recordKind && fieldOf(recordKind, f)
      return field ? say(field.label) : f
    })
    const shown = [...new Set(names)]
    const more = shown.length > mostFields ? ' …' : ''
    return shown.slice(0, mostFields).join(', ') + more
  }

  function subjectOf(changeset: Changeset, records: number | undefined): string {
    const ids = new Set(changeset.ops.map(({ r }) => r))
    const count = changeset.tx === undefined ? ids.size : records
    if (count === undefined) return '…'
    if (count !== 1) {
      const details = { count: n(count) }
      return t(count >= mostRecords ? 'history.atLeast' : 'history.records', details, {
        plural: count
      })
    }
    const label = labels.get(changeset.ops[0]?.r ?? '')
    return label ? label.title || label.code || t('record.untitled') : '…'
  }

  return ({ last }, facts) => {
    const back = facts?.takesBack
    const meant = back?.meant ?? last
    const text = `${subjectOf(meant, facts?.records)}: ${whatOf(meant)}`
    return back ? `${t(`history.kinds.${back.kind}`)} · ${text}` : text
  }
}
