import { computed, shallowReactive, watch } from 'vue'
import type { ComputedRef, Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { fileSizeText } from '../components/scans/fileSize'
import { factReaders, factsAsText } from '../services/diagnostics'
import type { Fact, FactSection, FactWords } from '../services/diagnostics'
import { useCatalogue } from './useCatalogue'
import { useLocale } from './useLocale'
import { useTimeText } from './useTimeText'

export interface ShownSection {
  readonly name: FactSection
  readonly title: string
  /** Undefined while it is read; null when that failed. */
  readonly facts: readonly Fact[] | null | undefined
  /** Code of the failure. */
  readonly failure: string
}

export interface ShownDiagnostics {
  readonly sections: ComputedRef<readonly ShownSection[]>
  read(): void
  asText(): string
}

const names = Object.keys(factReaders) as FactSection[]

/** Reads all parts when the page is opened; each is shown as soon as it is there. */
export function useDiagnostics(isOpen: Ref<boolean>): ShownDiagnostics {
  const context = useCatalogue()
  const { t, n } = useI18n()
  const { locale, say } = useLocale()
  const time = useTimeText()
  const facts = shallowReactive(new Map<FactSection, readonly Fact[] | null>())
  const failures = shallowReactive(new Map<FactSection, string>())

  const words: FactWords = {
    t: (key, named = {}, count) => (count === undefined ? t(key, named) : t(key, named, count)),
    n: value => n(value),
    time,
    size: bytes => fileSizeText(bytes, locale.value),
    say
  }
  const sections = computed(() =>
    names.map(name => ({
      name,
      title: t(`diagnostics.sections.${name}`),
      facts: facts.get(name),
      failure: failures.get(name) ?? ''
    }))
  )

  async function readOne(name: FactSection): Promise<void> {
    try {
      facts.set(name, await factReaders[name](context, words))
      failures.delete(name)
    } catch (error) {
      const hasCode = error instanceof Error && 'code' in error && typeof error.code === 'string'
      failures.set(name, hasCode ? String(error.code) : 'unexpected')
      facts.set(name, null)
    }
  }

  function read(): void {
    for (const name of names) void readOne(name)
  }

  watch(isOpen, shown => shown && read(), { immediate: true })

  return {
    sections,
    read,
    asText: () =>
      factsAsText(
        sections.value.map(({ title, facts: read, failure }) => ({
          title,
          facts: read ?? [{ label: t('diagnostics.notRead'), value: failure }]
        }))
      )
  }
}
