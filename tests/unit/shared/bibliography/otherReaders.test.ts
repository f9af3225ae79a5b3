import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { plugins } from '@citation-js/core'
import '@citation-js/plugin-bibtex'
import '@citation-js/plugin-ris'
import { describe, expect, it } from 'vitest'
import { sharedFile } from '../../../helpers/sharedFiles'
import { everything, periodical, sources } from './samples'
import { written } from './throughCatalogue'

interface Item {
  readonly title?: string
  readonly author?: readonly {
    readonly family?: string
    readonly given?: string
    readonly literal?: string
  }[]
  readonly issued?: { readonly 'date-parts'?: readonly (readonly number[])[] }
  readonly DOI?: string
  readonly ISBN?: string
}
const records = [...sources, periodical]

describe('what another program reads in our files', () => {
  it('of BibTeX are the titles, names, dates and identifiers', () => {
    const items = plugins.input.chain(written(records, 'bibtex', everything).text) as Item[]
    expect(items).toHaveLength(records.length)
    expect(items[0]?.title).toBe(
      '100 % {solidarity}: A & B_C #1 ~ 50^2 $5 \\ "quoted" -- and --- dashes'
    )
    expect(items[0]?.author).toEqual([
      { family: 'Стасова', given: 'Елена Дмитриевна' },
      // In one piece, which is what matters; this reader has no other word for it.
      { family: 'International Red Aid and Friends' }
    ])
    expect(items[1]?.issued?.['date-parts']).toEqual([[1927, 5, 5]])
    expect(items[2]?.DOI).toBe('10.1000/182')
  })

  it('of RIS are the titles, names and identifiers', () => {
    // This reader takes TT, the translated title, for the title.
    const own = records.filter(({ values }) => !values['parallelTitles'] && values['title'])
    const items = plugins.input.chain(written(own, 'ris', everything).text) as Item[]
    expect(items.map(({ title }) => title)).toEqual(own.map(({ values }) => values['title']))
    expect(items[0]?.author?.[0]).toMatchObject({ family: 'Стасова', given: 'Елена Дмитриевна' })
    expect(items[0]?.ISBN).toBe('978-1-4822-5326-9')
  })
})

interface Validator {
  compile(schema: object): ((value: unknown) => boolean) & { readonly errors?: unknown }
}

/** The validator that the linter brings along; no dependency of the project names it. */
function validator(name: string): Validator {
  const required = createRequire(createRequire(import.meta.url).resolve('eslint'))
  const Made = required(name) as new () => Validator
  return new Made()
}

const schema = sharedFile('csl/csl-data.json')

describe.skipIf(!existsSync(schema))('CSL-JSON', () => {
  it('is valid by its schema', () => {
    const validate = validator('ajv').compile(JSON.parse(readFileSync(schema, 'utf8')) as object)
    const items: unknown = JSON.parse(written(records, 'csl', everything).text)
    validate(items)
    expect(validate.errors).toBe(null)
    validate([{ type: 'book', id: 'a', colour: 'red' }])
    expect(validate.errors).not.toBe(null)
  })
})
