// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { operationsOfEntered } from '../../../../../src/shared/records/entered'
import type { MainApi } from '../../../../../src/shared/ipc'
import ExportDialog from '../../../../../src/renderer/components/exchange/ExportDialog.vue'
import { newRecordId } from '../../../../../src/renderer/services/ids'
import { newTestCatalogue } from '../../../../helpers/catalogue'
import type { TestCatalogue } from '../../../../helpers/catalogue'
import { contextOf, mountInCatalogue } from '../../../../helpers/mountInCatalogue'
import type { MountedInCatalogue } from '../../../../helpers/mountInCatalogue'

let catalogue: TestCatalogue
let mounted: MountedInCatalogue
let files: Map<string, string>
let revealed: string[]
let failure: Error | null

/** The main process's part, in memory. */
function exportsInMemory(): MainApi['exports'] {
  let names: readonly string[] = []
  return {
    begin: async given => {
      names = given
      return { job: 'job', shownPath: given.length > 1 ? '/papers' : `/papers/${given[0] ?? ''}` }
    },
    write: async (_job, file, text) => {
      if (failure) throw failure
      const name = names[file] ?? ''
      files.set(name, (files.get(name) ?? '') + text)
    },
    finish: async () => names.map(name => `/papers/${name}`),
    abort: async () => {
      files.clear()
    },
    reveal: async job => void revealed.push(job)
  }
}

function dialog(): HTMLElement {
  const found = document.querySelector<HTMLElement>('[role="dialog"]')
  if (!found) throw new Error('no dialog is open')
  return found
}

function button(name: string): HTMLButtonElement {
  const found = [...dialog().querySelectorAll('button')].find(({ textContent }) =>
    textContent.includes(name)
  )
  if (!found) throw new Error(`no button ${name}`)
  return found
}

async function choose(selector: string): Promise<void> {
  const input = dialog().querySelector<HTMLInputElement>(selector)
  input?.click()
  await flushPromises()
}

async function submit(): Promise<void> {
  await vi.waitFor(() => {
    expect(button('Export').disabled).toBe(false)
  })
  dialog().querySelector('form')?.requestSubmit()
}

async function seeText(text: string): Promise<void> {
  await vi.waitFor(() => {
    expect(dialog().textContent).toContain(text)
  })
}

beforeEach(async () => {
  files = new Map()
  revealed = []
  failure = null
  catalogue = await newTestCatalogue()
  const entered = [
    { key: 's', kind: 'source', values: { title: '=1+1', referenceCode: 'S-1' } },
    {
      key: 'p',
      kind: 'person',
      values: { names: [{ text: 'Stasova' }], identifiers: [{ value: 'Q1' }] }
    },
    { key: 'd', kind: 'document', values: { title: 'Minutes' } }
  ]
  await catalogue.saving.save(operationsOfEntered(entered, newRecordId))
  const context = contextOf(catalogue, { exports: exportsInMemory() })
  mounted = mountInCatalogue(ExportDialog, context, { open: false })
  await mounted.setProps({ open: true })
})
afterEach(async () => {
  mounted.wrapper.unmount()
  await catalogue.remove()
})

it('writes the list on the screen, one file for each kind, and says where', async () => {
  await submit()
  await seeText('3 files saved in:')
  await seeText('/papers')
  expect([...files.keys()].sort()).toEqual(['documents.csv', 'persons.csv', 'sources.csv'])
  expect(files.get('sources.csv')).toContain("'=1+1")
  button('Show in folder').click()
  expect(revealed).toEqual(['job'])
})

it('writes a formula as it is when the guard is switched off', async () => {
  const boxes = dialog().querySelectorAll<HTMLInputElement>('.check input')
  expect(boxes[1]?.checked).toBe(true)
  boxes[1]?.click()
  await submit()
  await seeText('saved in')
  expect(files.get('sources.csv')).toContain(',=1+1')
})

it('says before the file leaves what AtoM cannot hold', async () => {
  await choose('input[value="atomAuthority"]')
  await submit()
  await seeText('What AtoM cannot hold')
  await seeText('Stasova')
  expect(files.size).toBe(0)
  button('Export all the same').click()
  await seeText('/papers/atom-authority-records.csv')
  expect(files.get('atom-authority-records.csv')).toContain('Person,Stasova')
})

it('offers the formats under the names of those who use them, and keeps the choice', async () => {
  const groups = [...dialog().querySelectorAll('[role=group]')]
  expect(groups.map(group => group.firstElementChild?.textContent.trim())).toEqual([
    'Spreadsheets',
    'Archives',
    'Libraries',
    'Web'
  ])
  await choose('input[value="eacCpf2"]')
  expect(dialog().textContent).toContain('Private notes are not written')
  await mounted.setProps({ open: false })
  await mounted.setProps({ open: true })
  expect(dialog().querySelector<HTMLInputElement>('input[value="eacCpf2"]')?.checked).toBe(true)
})

it('writes a file for each record where the format has it so', async () => {
  await choose('input[value="eacCpf2"]')
  await submit()
  await seeText('/papers/Stasova.xml')
  expect(files.get('Stasova.xml')).toContain('<part>Stasova</part>')
})

it('says why nothing was written, and lets one try again', async () => {
  failure = Object.assign(new Error('/papers is full'), { code: 'diskFull' })
  await submit()
  await seeText('The export was not written')
  await seeText('Free some space')
  expect(files.size).toBe(0)
  failure = null
  await submit()
  await seeText('saved in')
})
