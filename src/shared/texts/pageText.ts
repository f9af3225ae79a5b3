import type { Operation } from '../changeLog/changeset'
import { setElements } from '../changeLog/edit'
import type { Subject } from '../changeLog/edit'
import { isElements, partOf, textOf } from '../records/record'
import type { CatalogueRecord, Element } from '../records/record'
import { mostTextBytes, mostTextPages } from './limits'

export type TextOrigin = 'textLayer' | 'recognised' | 'transcribed'

/** The text of one page of a scan. */
export interface PageText {
  readonly page: number
  /** Empty for a page on which there is none. */
  readonly text: string
  readonly origin: TextOrigin | ''
  /** ISO 639-3; empty where it is not known. */
  readonly language: string
}

export const pageTextField = 'pageText'

function pageTextOf({ value }: Element): PageText {
  const page = partOf(value, 'page')
  return {
    page: typeof page === 'number' ? page : 0,
    text: textOf(partOf(value, 'text')),
    origin: textOf(partOf(value, 'origin')) as PageText['origin'],
    language: textOf(partOf(value, 'language'))
  }
}

/** The text that a scan's record holds, by page. */
export function pageTextsOf(record: Pick<CatalogueRecord, 'values'>): Map<number, PageText> {
  const stored = record.values[pageTextField]
  const elements = isElements(stored) ? stored : []
  return new Map(elements.map(pageTextOf).map(text => [text.page, text]))
}

/** Elements are named by their page, so that one page read on two machines is one element. */
function keyOfPage(page: number): string {
  return `page-${page}`
}

function valueOf({ page, text, origin, language }: PageText) {
  return {
    page,
    ...(text === '' ? {} : { text }),
    ...(origin === '' ? {} : { origin }),
    ...(language === '' ? {} : { language })
  }
}

/** Bytes of UTF-8. */
function sizeOf(text: string): number {
  let size = 0
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    const isSurrogate = unit >= 0xd800 && unit < 0xe000
    size += unit < 0x80 ? 1 : unit < 0x800 || isSurrogate ? 2 : 3
  }
  return size
}

/**
 * Puts texts of pages. What a person wrote stays: a machine's reading of that page is passed over. `cut` names the
 * pages beyond what is kept of one scan.
 */
export function putPageTexts(
  subject: Subject,
  texts: readonly PageText[]
): { readonly operations: readonly Operation[]; readonly cut: readonly number[] } {
  const stored = subject.values[pageTextField]
  const elements = isElements(stored) ? stored : []
  const byPage = new Map(elements.map(element => [pageTextOf(element).page, element]))
  const before = pageTextsOf(subject)
  const wanted = new Map(
    [...byPage].map(([page, { key, value }]) => [page, { key, value }] as const)
  )
  let bytes = [...before.values()].reduce((sum, { text }) => sum + sizeOf(text), 0)
  const cut: number[] = []
  for (const text of texts) {
    const earlier = before.get(text.page)
    if (earlier?.origin === 'transcribed' && text.origin !== 'transcribed') continue
    const after = bytes - sizeOf(earlier?.text ?? '') + sizeOf(text.text)
    if (text.page > mostTextPages || (after > mostTextBytes && after > bytes)) {
      cut.push(text.page)
      continue
    }
    bytes = after
    const key = byPage.get(text.page)?.key ?? keyOfPage(text.page)
    wanted.set(text.page, { key, value: valueOf(text) })
  }
  const inOrder = [...wanted].sort(([a], [b]) => a - b).map(([, element]) => element)
  return { operations: setElements(subject, pageTextField, inOrder), cut }
}
