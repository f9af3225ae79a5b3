import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import { expect } from 'vitest'
import type { Driver } from './driver'

declare global {
  interface Window {
    readonly axe: { run(options: unknown): Promise<AxeResults> }
  }
}

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const source = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

/** What on the screen breaks the rules of WCAG 2.2, level AA: the rule, the element, why. */
async function violations({ page }: Driver): Promise<readonly string[]> {
  const isThere = await page.evaluate(() => 'axe' in window)
  // As a script element it would be refused by the page's policy.
  if (!isThere) await page.evaluate(await readFile(source, 'utf8'))
  const results = await page.evaluate(
    async values => window.axe.run({ runOnly: { type: 'tag', values } }),
    rules
  )
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id}: ${target.join(' ')} — ${failureSummary ?? ''}`
    )
  )
}

/** Transitions blend colours: what is seen while they run is not what stays. */
async function untilStill({ page }: Driver): Promise<void> {
  await page.evaluate(async () =>
    Promise.all(document.getAnimations().map(async animation => animation.finished))
  )
}

export async function expectAccessible(driver: Driver): Promise<void> {
  await untilStill(driver)
  expect(await violations(driver)).toEqual([])
}
