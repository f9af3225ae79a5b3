import { cite } from '../../citing/cite'
import type { CitationStyle } from '../../citing/cite'
import { plainText } from '../../citing/richText'
import type { RichText } from '../../citing/richText'
import type { CatalogueRecord } from '../../records/record'
import { markup } from '../markup'
import type { Markup } from '../markup'
import type { PrintContext } from './printContext'

export function richMarkup(rich: RichText): Markup {
  return markup`${rich.map(({ text, isItalic }) => (isItalic ? markup`<em>${text}</em>` : text))}`
}

/** Entries in the order of their texts, each once; GOST numbers them. */
export function bibliography(
  title: string,
  records: readonly CatalogueRecord[],
  style: CitationStyle,
  { context }: PrintContext
): Markup {
  const entries = new Map<string, RichText>()
  for (const record of records) {
    const rich = cite(record, style, context)
    if (rich) entries.set(plainText(rich), rich)
  }
  const collator = new Intl.Collator(context.locale)
  const sorted = [...entries].sort(([a], [b]) => collator.compare(sortable(a), sortable(b)))
  const items = sorted.map(([, rich]) => markup`<li dir="auto">${richMarkup(rich)}</li>`)
  const isNumbered = style === 'gost'
  const list = isNumbered
    ? markup`<ol class="bibliography numbered">${items}</ol>`
    : markup`<ul class="bibliography">${items}</ul>`
  return markup`<h1>${title}</h1>${list}`
}

/** Quotation marks say nothing of the order. */
function sortable(text: string): string {
  return text.replace(/^[\p{P}\p{S}\s]+/u, '')
}
