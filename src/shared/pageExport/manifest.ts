import type { Json } from '../changeLog/changeset'

/** What a manifest says of a record, in the words of the interface. */
export interface ManifestWords {
  /** Address below which the folder will be published, without a slash at its end. */
  readonly base: string
  readonly label: string
  /** BCP 47. */
  readonly language: string
  readonly summary: string
  readonly metadata: readonly { readonly label: string; readonly values: readonly string[] }[]
}

/** A page as an image file beside the manifest. */
export interface ManifestPage {
  /** Path below the folder of the manifest, divided by "/". */
  readonly image: string
  readonly width: number
  readonly height: number
  readonly label: string
  readonly text: string
  /** ISO 639-3; empty where it is not known. */
  readonly language: string
}

/** https: and http: addresses only, as the standard asks; without query, fragment and the slash at the end. */
export function manifestBase(entered: string): string | null {
  const base = entered.trim().replace(/\/+$/, '')
  return /^https?:\/\/[^\s/?#]+(\/[^\s?#]*)?$/i.test(base) ? base : null
}

/** A manifest of the IIIF Presentation API 3.0: one canvas for each page, its text as a supplementing annotation. */
export function iiifManifest(words: ManifestWords, pages: readonly ManifestPage[]): Json {
  const { base, label, language, summary, metadata } = words
  const said = (...values: string[]): Json => ({ [language]: values })
  return {
    '@context': 'http://iiif.io/api/presentation/3/context.json',
    id: `${base}/manifest.json`,
    type: 'Manifest',
    label: said(label),
    ...(summary === '' ? {} : { summary: said(summary) }),
    ...(metadata.length === 0
      ? {}
      : {
          metadata: metadata.map(entry => ({
            label: said(entry.label),
            value: { none: [...entry.values] }
          }))
        }),
    items: pages.map((page, at) => canvasOf(`${base}/canvas/${String(at + 1)}`, base, page))
  }
}

function canvasOf(id: string, base: string, page: ManifestPage): Json {
  const { width, height } = page
  const image = {
    id: `${base}/${page.image.split('/').map(encodeURIComponent).join('/')}`,
    type: 'Image',
    format: 'image/jpeg',
    width,
    height
  }
  const painting = { motivation: 'painting', body: image, target: id }
  return {
    id,
    type: 'Canvas',
    label: { none: [page.label] },
    width,
    height,
    items: [annotationPage(`${id}/page`, painting)],
    ...(page.text === '' ? {} : { annotations: [annotationPage(`${id}/text`, textOf(id, page))] })
  }
}

function annotationPage(id: string, annotation: Readonly<Record<string, Json>>): Json {
  const item = { id: `${id}/annotation`, type: 'Annotation', ...annotation }
  return { id, type: 'AnnotationPage', items: [item] }
}

function textOf(canvas: string, { text, language }: ManifestPage): Readonly<Record<string, Json>> {
  const spoken = language === '' ? {} : { language: languageTag(language) }
  const body = { type: 'TextualBody', value: text, format: 'text/plain', ...spoken }
  return { motivation: 'supplementing', body, target: canvas }
}

/** "rus" is "ru" on the web (BCP 47): the shorter code where there is one. */
function languageTag(code: string): string {
  return Intl.getCanonicalLocales(code)[0] ?? code
}
