import { computed } from 'vue'
import type { ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Json, Operation } from '../../shared/changeLog/changeset'
import { create, newSubject, setElements, setField } from '../../shared/changeLog/edit'
import type { Subject } from '../../shared/changeLog/edit'
import type { Part } from '../../shared/records/field'
import { fieldOf } from '../../shared/records/kind'
import { kindNamed } from '../../shared/records/kinds'
import { newElementKey, newRecordId } from '../services/ids'
import { useRelatedKindStore } from '../stores/relatedKind'
import { useCatalogue } from './useCatalogue'
import { useLocale } from './useLocale'

/** Type of the first name or title of a new record. */
const mainTypes: Readonly<Record<string, string>> = { names: 'authorised', titles: 'proper' }
/** Kinds that cannot be named by a text alone. */
const unnamed = new Set(['scan', 'figure'])

function titleOperations(subject: Subject, text: string): Operation[] {
  const kind = kindNamed(subject.kind)
  const name = subject.kind === 'citation' ? 'locator' : (kind?.titleFields[0] ?? '')
  const field = kind ? fieldOf(kind, name) : undefined
  if (!field) return []
  if (!field.repeatable) return [setField(subject, name, text)]
  const type = mainTypes[name]
  const value: Json = type === undefined ? text : { text, type }
  return setElements(subject, name, [{ key: newElementKey(), value }])
}

/** A new record for a reference, named by what was typed, without leaving the form. */
export function useCreateRelated(part: Part): {
  createLabel: ComputedRef<((text: string) => string) | undefined>
  createRelated: (text: string) => Promise<string | null>
} {
  const { saving } = useCatalogue()
  const relatedKind = useRelatedKindStore()
  const { t } = useI18n()
  const { say } = useLocale()
  const candidates = (part.to ?? []).filter(name => !unnamed.has(name))

  const createLabel = computed(() => {
    if (part.type !== 'reference' || candidates.length === 0) return undefined
    const only = candidates.length === 1 ? kindNamed(candidates[0] ?? '') : undefined
    return (text: string) =>
      only
        ? t('record.createAs', { text, kind: say(only.label) })
        : t('record.createSomething', { text })
  })

  async function createRelated(text: string): Promise<string | null> {
    const chosen =
      candidates.length === 1 ? candidates[0] : await relatedKind.choose(text, candidates)
    if (chosen === undefined || chosen === null) return null
    const subject = newSubject(newRecordId(), chosen)
    await saving.save([create(subject), ...titleOperations(subject, text)])
    return subject.id
  }

  return { createLabel, createRelated }
}
