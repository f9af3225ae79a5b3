import { kindNamed, kinds } from '../../src/shared/records/kinds'
import type { Driver } from './driver'
import { eventually } from './eventually'

/** Goes to the list of a kind by its shortcut; scans have none. */
export async function showKind({ page, press }: Driver, kindName: string): Promise<void> {
  const position = kinds.findIndex(({ name }) => name === kindName)
  const label = kindNamed(kindName)?.labelPlural.en ?? ''
  await press(`Control+${String((position + 1) % 10)}`)
  const item = page
    .getByRole('navigation')
    .getByRole('button', { name: new RegExp(`^${label}( [\\d,]+)?$`) })
  await eventually(async () => item.getAttribute('aria-current'), 'page')
  await page.getByRole('grid', { name: label, exact: true }).waitFor()
}

/** Goes to the search box of the list shown, whose text is then chosen. */
export async function focusSearch({ page, press }: Driver): Promise<void> {
  const box = page.getByRole('searchbox')
  const isThere = async () => box.evaluate(element => element === document.activeElement)
  // A shortcut of the menu comes a moment later: where nothing shows that it came, it could take the keyboard back.
  if (await isThere()) return
  await press('Control+F')
  await eventually(isThere, true)
}

/** Types into the search box of the list shown, in the place of what is there. */
export async function search(driver: Driver, text: string): Promise<void> {
  await focusSearch(driver)
  await driver.page.keyboard.press('ControlOrMeta+A')
  await driver.type(text)
}

const mostRows = 400

/** Down the table to the row of that title, and from the top again where it was not there yet. */
async function downTo({ page }: Driver, title: string): Promise<void> {
  const selected = page.locator('[role=row][aria-selected=true]')
  const wanted = selected.filter({ has: page.getByText(title, { exact: true }) })
  const rows = await page.getByRole('grid').getAttribute('aria-rowcount')
  await page.keyboard.press('ControlOrMeta+Home')
  for (let presses = 0; presses < mostRows; presses++) {
    if ((await wanted.count()) > 0) return
    const isLast = (await page.locator(`[aria-selected=true][aria-rowindex="${rows}"]`).count()) > 0
    await page.keyboard.press(isLast ? 'ControlOrMeta+Home' : 'ArrowDown')
  }
  throw new Error(`Not in the table: ${title}`)
}

/** Opens a record from the list of its kind, by keys. */
export async function openRecord(driver: Driver, kindName: string, title: string): Promise<void> {
  const { page, press } = driver
  await showKind(driver, kindName)
  await page.locator('[role=row][aria-selected]').first().waitFor()
  await focusSearch(driver)
  await press('ArrowDown')
  const table = page.getByRole('grid')
  await eventually(async () => table.evaluate(e => e === document.activeElement), true)
  await downTo(driver, title)
  const heading = page.locator('aside').getByRole('heading', { level: 2, name: title, exact: true })
  await heading.waitFor()
}

function isKind(label: string): boolean {
  return kinds.some(({ labelPlural }) => labelPlural.en === label)
}

/** The counts of the kinds in the navigation; a kind without records is left out. */
export async function countsByKind({ page }: Driver): Promise<Readonly<Record<string, number>>> {
  const items = await page.getByRole('navigation').locator('li').allInnerTexts()
  const read = items.map(text => /^(.*?)\s+([\d,]+)$/s.exec(text))
  return Object.fromEntries(
    read.flatMap(found =>
      found && isKind(found[1] ?? '')
        ? [[found[1] ?? '', Number(found[2]?.replace(',', ''))] as const]
        : []
    )
  )
}

/** Goes to the list of all records. */
export async function showAll({ page, press, tabTo }: Driver): Promise<void> {
  await tabTo(page.getByRole('navigation').getByRole('button', { name: /^All records/ }))
  await press('Enter')
  await page.getByRole('grid', { name: 'All records' }).waitFor()
}
