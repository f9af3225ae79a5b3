import { mkdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import { afterEach } from 'vitest'
import type { Driver } from './driver'

const folder = resolve(import.meta.dirname, '../../artifacts/tests')

/** Leaves a picture of the window beside the results when a test fails. */
export function pictureOnFailure(driver: () => Driver): void {
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return
    const name = `${task.suite?.name ?? ''} ${task.name}`.replace(/[^\p{L}\p{N}]+/gu, '-')
    await mkdir(folder, { recursive: true })
    await driver()
      .page.screenshot({ path: resolve(folder, `${name.slice(0, 120)}.png`), timeout: 5000 })
      .catch(() => undefined)
  })
}
