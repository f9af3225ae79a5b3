import { describe, expect, it } from 'vitest'
import { commands } from '../../../src/shared/commands'
import type { Command } from '../../../src/shared/commands'

const all: readonly Command[] = commands

describe('commands', () => {
  it.each(['accelerator', 'key'] as const)('no two have the same %s', property => {
    const taken = all.flatMap(command => command[property] ?? [])
    expect(taken.filter((keys, at) => taken.indexOf(keys) !== at)).toEqual([])
  })

  it('no two have the same name', () => {
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length)
  })
})
