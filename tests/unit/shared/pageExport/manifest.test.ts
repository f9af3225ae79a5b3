import { Validator } from '@hyperion-framework/validator'
import { expect, test } from 'vitest'
import { iiifManifest, manifestBase } from '../../../../src/shared/pageExport/manifest'
import type { ManifestPage } from '../../../../src/shared/pageExport/manifest'

const words = {
  base: 'https://archive.example/iiif/f-1',
  label: 'Отчёт ЦК МОПР',
  language: 'ru',
  summary: 'О кампании 1928 года',
  metadata: [{ label: 'Шифр', values: ['Ф. 1, оп. 2'] }]
}
const pages: readonly ManifestPage[] = [
  {
    image: 'images/лист 1.jpg',
    width: 800,
    height: 600,
    label: '1',
    text: 'Красная\nпомощь',
    language: 'rus'
  },
  { image: 'images/b_002.jpg', width: 640, height: 480, label: '2', text: '', language: '' }
]

interface Resource {
  readonly id: string
  readonly type: string
  readonly items?: readonly Resource[]
  readonly annotations?: readonly Resource[]
  readonly [property: string]: unknown
}

/** What the Presentation API 3.0 requires of each class of resource, appendix A. */
const required: Readonly<Record<string, readonly string[]>> = {
  Manifest: ['id', 'type', 'label', 'items'],
  Canvas: ['id', 'type', 'width', 'height'],
  AnnotationPage: ['id', 'type', 'items'],
  Annotation: ['id', 'type', 'motivation', 'target'],
  Image: ['id', 'type', 'format', 'width', 'height']
}

function resources(resource: Resource): Resource[] {
  const { items = [], annotations = [], body } = resource
  const below = [...items, ...annotations, ...(body ? [body as Resource] : [])]
  return [resource, ...below.flatMap(resources)]
}

const manifest = iiifManifest(words, pages) as unknown as Resource

test('is valid by the schema of the standard', () => {
  const validator = new Validator()
  expect(
    validator.validateManifest(manifest),
    JSON.stringify(validator.validators['manifest'])
  ).toBe(true)
  expect(validator.validateManifest({ ...manifest, label: undefined })).toBe(false)
})

test('every resource has what the standard requires, and a web address of its own', () => {
  const all = resources(manifest)
  expect(manifest['@context']).toBe('http://iiif.io/api/presentation/3/context.json')
  for (const resource of all.filter(({ type }) => type in required)) {
    expect(Object.keys(resource)).toEqual(
      expect.arrayContaining([...(required[resource.type] ?? [])])
    )
    expect(new URL(resource.id).href).toBe(resource.id)
  }
  const ids = all.filter(({ type }) => type !== 'TextualBody').map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
})

test('each page is a canvas as large as its image, painted by it, with its text beside it', () => {
  const [first, second] = manifest.items ?? []
  expect(first).toMatchObject({ width: 800, height: 600, label: { none: ['1'] } })
  const [painting] = first?.items?.[0]?.items ?? []
  expect(painting).toMatchObject({
    motivation: 'painting',
    target: first?.id,
    body: { id: `${words.base}/images/%D0%BB%D0%B8%D1%81%D1%82%201.jpg`, width: 800, height: 600 }
  })
  const [text] = first?.annotations?.[0]?.items ?? []
  expect(text).toMatchObject({
    motivation: 'supplementing',
    body: { type: 'TextualBody', value: 'Красная\nпомощь', language: 'ru' }
  })
  expect(second?.annotations).toBeUndefined()
})

test('an address of the web is taken, without the slash at its end; others are not', () => {
  expect(manifestBase(' https://a.example/b/ ')).toBe('https://a.example/b')
  expect(manifestBase('http://a.example')).toBe('http://a.example')
  for (const wrong of [
    '',
    'a.example',
    'file:///a',
    'https://',
    'https://a/?b',
    'https://a/#b',
    'https://a b'
  ]) {
    expect([wrong, manifestBase(wrong)]).toEqual([wrong, null])
  }
})
