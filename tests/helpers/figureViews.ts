import type { Driver } from './driver'
import { hasKeyboard } from './entry'
import { eventually } from './eventually'

/** Opens a view of the figures by its entry of the navigation. */
export async function showView({ page, press, tabTo }: Driver, name: string): Promise<void> {
  const entry = new RegExp(`^${name}`)
  await tabTo(page.getByRole('navigation').getByRole('button', { name: entry }))
  await press('Enter')
  await page.getByRole('heading', { level: 2, name, exact: true }).waitFor()
}

/** One of the shapes of a series: chart, by section, table, map. */
export async function showShape({ page, press, tabTo }: Driver, name: string): Promise<void> {
  await tabTo(page.locator('[role="radio"][tabindex="0"]').first())
  const shape = page.getByRole('radio', { name, exact: true })
  for (let presses = 0; presses < 4 && !(await hasKeyboard(shape)); presses++) {
    await press('ArrowRight')
  }
  await eventually(async () => shape.getAttribute('aria-checked'), 'true')
}

/** Chooses an entry of the menu that takes a view out of the application. */
export async function takeOut({ page, press, tabTo }: Driver, label: string): Promise<void> {
  await tabTo(page.getByRole('button', { name: 'Copy, print, export' }))
  await press('Enter')
  const entry = page.getByRole('menuitem', { name: label })
  await entry.waitFor()
  for (let at = 0; at < 10 && !(await hasKeyboard(entry)); at++) await press('ArrowDown')
  await press('Enter')
  await entry.waitFor({ state: 'detached' })
}

/** What is there once a shape is drawn. */
export const drawnParts = {
  'By section': '.picture .small circle',
  Table: '.scroll td',
  Map: '.picture path'
} as const
