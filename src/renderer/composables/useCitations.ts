import { shallowRef, watch } from 'vue'
import type { ShallowRef } from 'vue'
import { cite, citationStyles } from '../../shared/citing/cite'
import type { CitationStyle } from '../../shared/citing/cite'
import { concat, plainText } from '../../shared/citing/richText'
import type { RichText } from '../../shared/citing/richText'
import { richMarkup } from '../../shared/printing/documents/bibliography'
import { markup } from '../../shared/printing/markup'
import { isDeleted } from '../../shared/records/record'
import { recordsById } from '../db/repositories/records'
import { copyFormatted } from '../services/copying'
import { contextWithSources } from '../services/printedRecords'
import { useCatalogue } from './useCatalogue'
import { useLocale } from './useLocale'

/** The citations of some records in one style, one a line. */
export interface StyledCitations {
  readonly style: CitationStyle
  readonly entries: readonly RichText[]
}

/** The same citations in every style, read anew when the records or the language change. */
export function useCitations(ids: () => readonly string[]): {
  styled: Readonly<ShallowRef<readonly StyledCitations[]>>
  copy(citations: StyledCitations): Promise<void>
} {
  const { database } = useCatalogue()
  const { locale } = useLocale()
  const styled = shallowRef<readonly StyledCitations[]>([])

  watch(
    [ids, locale],
    async ([wanted, language]) => {
      const found = (await recordsById(database, [...wanted])).flatMap(record => record ?? [])
      const records = found.filter(record => !isDeleted(record))
      const { signal } = new AbortController()
      const source = { database, locale: language, signal, onRead: () => undefined }
      const context = await contextWithSources(source, records)
      styled.value = citationStyles.map(style => ({
        style,
        entries: records.flatMap(record => {
          const rich = cite(record, style, context)
          return rich ? [rich] : []
        })
      }))
    },
    { immediate: true }
  )

  return {
    styled,
    async copy({ entries }) {
      const text = entries.map(plainText).join('\n')
      const { html } = markup`${entries.map(entry => markup`<p>${richMarkup(concat(entry))}</p>`)}`
      await copyFormatted(text, html)
    }
  }
}
