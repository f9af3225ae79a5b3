import { computed, shallowRef } from 'vue'
import type { ComputedRef, ShallowRef } from 'vue'
import type { Field, Part } from '../../shared/records/field'
import type { Kind } from '../../shared/records/kind'
import { kindNamed } from '../../shared/records/kinds'
import type { Locale } from '../../shared/records/words'
import { vocabulary } from '../../shared/vocabularies/vocabularies'
import type { VocabularyName } from '../../shared/vocabularies/vocabularies'
import type { Option } from '../components/base/filterOptions'
import { useCatalogue } from './useCatalogue'
import { useLocale } from './useLocale'

const optionLists = new Map<string, readonly Option[]>()

/** One array per vocabulary and language: a combo folds its options once for each array. */
function optionsOf(name: VocabularyName, locale: Locale): readonly Option[] {
  const key = `${name} ${locale}`
  const known = optionLists.get(key)
  if (known) return known
  const made = vocabulary(name)
    .terms()
    .map(({ code, label, note, others }) => ({
      value: code,
      label: label[locale],
      note: note?.[locale] ?? '',
      others: [code, ...Object.values(label), ...(others ?? [])]
    }))
  optionLists.set(key, made)
  return made
}

type Search = (text: string) => Promise<Option[]>

/** What an input offers for a value: terms, values entered before, records, or fields of the kind. */
export function usePartOptions(
  part: Part,
  field: Field,
  kind: Kind
): {
  options: ComputedRef<readonly Option[] | undefined>
  search: Search | undefined
  isFree: boolean
} {
  const { index } = useCatalogue()
  const { locale, say } = useLocale()
  const isOpenTerm = part.vocabulary !== undefined && vocabulary(part.vocabulary).isOpen
  const isFree = isOpenTerm || part.suggests === true
  const entered = useEnteredValues(isFree, field, part)

  const options = computed<readonly Option[] | undefined>(() => {
    if (part.type === 'fieldName') {
      return kind.fields.map(({ name, label }) => ({ value: name, label: say(label) }))
    }
    if (part.suggests) return entered.value.map(value => ({ value, label: value }))
    if (part.type !== 'term' || !part.vocabulary) return undefined
    const known = optionsOf(part.vocabulary, locale.value)
    const codes = new Set(known.map(({ value }) => value))
    const others = entered.value.filter(value => !codes.has(value))
    if (others.length === 0) return known
    return [...known, ...others.map(value => ({ value, label: value }))]
  })

  async function searchRecords(text: string): Promise<Option[]> {
    const found = await index.suggest([...(part.to ?? [])], text, 30)
    return found.map(({ id, title, code, kind: name }) => {
      const named = kindNamed(name)
      const note = [code, part.to?.length === 1 || !named ? '' : say(named.label)]
      return { value: id, label: title || code, note: note.filter(Boolean).join(' · ') }
    })
  }

  return { options, search: part.type === 'reference' ? searchRecords : undefined, isFree }
}

/** Of an open vocabulary or a field that suggests: what was entered so far, most frequent first. */
function useEnteredValues(
  isFree: boolean,
  field: Field,
  part: Part
): Readonly<ShallowRef<readonly string[]>> {
  const { index } = useCatalogue()
  const entered = shallowRef<readonly string[]>([])
  if (isFree) {
    const place = field.type === 'group' ? part.name : null
    void index.valuesOf(field.name, place).then(values => (entered.value = values))
  }
  return entered
}
