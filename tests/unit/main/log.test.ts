import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { createLog } from '../../../src/main/log'

const folder = mkdtempSync(join(tmpdir(), 'opis-log-'))
afterEach(() => {
  rmSync(folder, { recursive: true })
})

test('an entry is one line with its time; further lines are set in', () => {
  const log = createLog(join(folder, 'logs'), false)
  log.info('first\nsecond')
  log.error('failed:', new Error('why'))
  const lines = readFileSync(join(folder, 'logs', 'main.log'), 'utf8').split('\n')
  expect(lines[0]).toMatch(/^\d{4}-\d\d-\d\dT.*Z info first$/)
  expect(lines[1]).toBe('  second')
  expect(lines[2]).toMatch(/ error failed: Error: why$/)
})

test('a full log is set aside once, so that two at most are kept', () => {
  const log = createLog(folder, false)
  const text = 'x'.repeat(600 * 1024)
  for (let count = 0; count < 7; count += 1) log.info(text)
  expect(readdirSync(folder).sort()).toEqual(['main.log', 'main.log.1'])
  expect(statSync(join(folder, 'main.log.1')).size).toBeLessThan(1.7 * 1024 * 1024)
})
