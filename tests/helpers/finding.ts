import { kindNamed, kinds } from '../../src/shared/records/kinds'
import type { Driver } from './driver'
import { eventually } from './eventually'

/** Goes to the list of a kind by its shortcut; scans have none. */
export async function showKind({ page, press }: Driver, kindName: string): Promise<void> {
  const position = kinds.findIndex(({ name }) => name === kindName)
  const label = kindNamed(kindName)?.labelPlural.en ?? ''
  await press(`Control+${String((position + 1) % 10)}`)
  const item = page.getByRole('navigation').getByRole('button', { name: new RegExp(`^${label}`) })
  await eventually(async () => item.getAttribute('aria-current'), 'page')
  await page.getByRole('grid', { name: label, exact: true }).waitFor()
}

/** Types into the search box of the list shown, in the place of what is there. */
export async function search({ page, press, type }: Driver, text: string): Promise<void> {
  await press('Control+F')
  const box = page.getByRole('searchbox')
  await eventually(async () => box.evaluate(e => e === document.activeElement), true)
  await page.keyboard.press('ControlOrMeta+A')
  await type(text)
}

/** Finds a record in the list of its kind and opens it, by keys. */
export async function openRecord(driver: Driver, kindName: string, title: string): Promise<void> {
  const { page, press } = driver
  await showKind(driver, kindName)
  const row = page.getByRole('row').filter({ hasText: title })
  await row.first().waitFor()
  await search(driver, title)
  await eventually(async () => page.locator('[role=row][aria-selected]').count(), 1)
  await row.waitFor()
  await press('ArrowDown')
  await page.locator('aside').getByRole('heading', { level: 2, name: title, exact: true }).waitFor()
}

/** The counts of the navigation; a kind without records is left out. */
export async function countsByKind({ page }: Driver): Promise<Readonly<Record<string, number>>> {
  const items = await page.getByRole('navigation').locator('li').allInnerTexts()
  const read = items.map(text => /^(.*?)\s+([\d,]+)$/s.exec(text))
  return Object.fromEntries(
    read.flatMap(found =>
      found ? [[found[1] ?? '', Number(found[2]?.replace(',', ''))] as const] : []
    )
  )
}

/** Goes to the list of all records. */
export async function showAll({ page, press, tabTo }: Driver): Promise<void> {
  await tabTo(page.getByRole('navigation').getByRole('button', { name: /^All records/ }))
  await press('Enter')
  await page.getByRole('grid', { name: 'All records' }).waitFor()
}
