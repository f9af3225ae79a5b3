import { partOf, textOf, valueOf } from '../../records/record'
import { asDate } from '../../records/typedValues'
import { bibliographicCode } from './codes'
import { identifiers, languageAndScript } from './entity'
import { element, filled, line, paragraphs } from './markup'
import type { XmlElement } from './markup'
import { partText } from './recordView'
import type { RecordView } from './recordView'

type Element15 = (name: string, text: string, language?: string) => XmlElement | null

const dc: Element15 = (name, text, language) =>
  filled(`dc:${name}`, { 'xml:lang': language }, line(text))

/** Documents, periodicals and sources in the fifteen elements of simple Dublin Core. */
export function dublinCore(view: RecordView): XmlElement {
  const tags = view.values('tags').length > 0 ? view.shown('tags').split('; ') : []
  return element(
    'oai_dc:dc',
    {
      'xmlns:oai_dc': 'http://www.openarchives.org/OAI/2.0/oai_dc/',
      'xmlns:dc': 'http://purl.org/dc/elements/1.1/'
    },
    titles(view),
    creators(view),
    tags.map(tag => dc('subject', tag)),
    descriptions(view),
    publishers(view),
    ['dates', 'datesOfPublication', 'date'].map(field => dc('date', dateText(view, field))),
    [view.kind.label[view.context.locale], view.shown('level'), view.shown('sourceKind')].map(
      type => dc('type', type)
    ),
    dc('format', view.text('extent')),
    identifierTexts(view).map(text => dc('identifier', text)),
    dc('source', holdingPlace(view)),
    view.texts('languages').map(code => dc('language', bibliographicCode(code) ?? code)),
    relations(view).map(title => dc('relation', title)),
    dc('rights', view.text('access'))
  )
}

function titles(view: RecordView): (XmlElement | null)[] {
  const qualified = view.values('titles').map(value => {
    const { language } = languageAndScript(value, 'titles', view)
    return dc('title', partText(value, 'text'), language)
  })
  const plain = ['title', 'parallelTitles'].flatMap(field => view.texts(field))
  return [...qualified, ...plain.map(text => dc('title', text))]
}

function creators(view: RecordView): (XmlElement | null)[] {
  return view.values('creators').map(value => {
    const id = textOf(value) || textOf(partOf(value, 'record'))
    const title = id === '' ? '' : view.context.labelOf(id)
    return dc('creator', title || partText(value, 'name'))
  })
}

function descriptions(view: RecordView): XmlElement[] {
  const fields = ['scopeAndContent', 'numbering', 'publicNotes']
  return fields
    .flatMap(field => view.texts(field))
    .flatMap(text => paragraphs('dc:description', text))
}

/** The place stands with the publisher; by itself, simple Dublin Core has none for it. */
function publishers(view: RecordView): (XmlElement | null)[] {
  const stated = [view.text('place'), view.text('publisherStatement') || view.text('publisher')]
  const names = view.referred('publishers').map(view.titleOf)
  return [stated.map(line).filter(Boolean).join(': '), ...names].map(name => dc('publisher', name))
}

/** EDTF where it was understood; a Julian date is told as it was written. */
function dateText({ record }: RecordView, field: string): string {
  const date = asDate(valueOf(record, field))
  if (!date) return ''
  return date.calendar === 'gregorian' && date.edtf !== null ? date.edtf : date.written
}

function identifierTexts(view: RecordView): string[] {
  const numbers = ['issn', 'isbn', 'doi'].map(field => ({
    value: line(view.text(field)),
    scheme: field.toUpperCase()
  }))
  const known = [...numbers, ...identifiers(view)].filter(({ value }) => value !== '')
  return [
    view.text('referenceCode'),
    ...known.map(({ scheme, value }) => [scheme, value].filter(Boolean).join(' ')),
    view.text('url')
  ]
}

/** Where the original is: repository, call number, shelfmark. */
function holdingPlace(view: RecordView): string {
  const [shelfmark] = view.values('shelfmark')
  const parts = ['fond', 'opis', 'delo', 'list'].map(part => partText(shelfmark ?? null, part))
  const texts = [view.text('repository'), view.text('callNumber'), parts.filter(Boolean).join(', ')]
  return texts.map(line).filter(Boolean).join(', ')
}

function relations(view: RecordView): string[] {
  const fields = ['parent', 'containedIn', 'continues', 'continuedBy']
  const direct = fields.flatMap(field => view.referred(field).map(view.titleOf))
  return [
    ...direct,
    ...view.values('relations').map(value => view.shownPart('relations', 'target', value))
  ]
}
