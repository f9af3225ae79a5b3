import { computed } from 'vue'
import type { ComputedRef } from 'vue'
import { partsOf } from '../../shared/records/field'
import type { Field, Part } from '../../shared/records/field'
import type { Kind } from '../../shared/records/kind'
import { kindNamed } from '../../shared/records/kinds'
import type { Locale } from '../../shared/records/words'
import { vocabulary } from '../../shared/vocabularies/vocabularies'
import type { VocabularyName } from '../../shared/vocabularies/vocabularies'
import { filterOptions } from '../components/base/filterOptions'
import type { Option } from '../components/base/filterOptions'
import { useCatalogue } from './useCatalogue'
import { useLocale } from './useLocale'

const mostOptions = 50
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
  const terms = part.vocabulary ? vocabulary(part.vocabulary) : undefined
  const isOpenTerm = part.type === 'term' && terms?.isOpen === true

  const options = computed<readonly Option[] | undefined>(() => {
    if (part.type === 'fieldName') {
      return kind.fields.map(({ name, label }) => ({ value: name, label: say(label) }))
    }
    if (part.type !== 'term' || !part.vocabulary || isOpenTerm) return undefined
    return optionsOf(part.vocabulary, locale.value)
  })

  async function searchRecords(text: string): Promise<Option[]> {
    const found = await index.suggest([...(part.to ?? [])], text, 30)
    return found.map(({ id, title, code, kind: name }) => {
      const named = kindNamed(name)
      const note = [code, part.to?.length === 1 || !named ? '' : say(named.label)]
      return { value: id, label: title || code, note: note.filter(Boolean).join(' · ') }
    })
  }

  /** Open vocabularies offer their terms and, after them, what was entered beyond them. */
  async function searchTerms(): Promise<Option[]> {
    const known = part.vocabulary ? optionsOf(part.vocabulary, locale.value) : []
    const codes = new Set(known.map(({ value }) => value))
    const inGroup = partsOf(field).length > 1 || field.type === 'group'
    const entered = await index.valuesOf(field.name, inGroup ? part.name : null)
    const others = entered.filter(value => !codes.has(value))
    return [...known, ...others.map(value => ({ value, label: value }))]
  }

  const search =
    part.type === 'reference' ? searchRecords : isOpenTerm ? searchTermsByText : undefined

  async function searchTermsByText(text: string): Promise<Option[]> {
    return [...filterOptions(await searchTerms(), text, mostOptions).shown]
  }

  return { options, search, isFree: isOpenTerm }
}
