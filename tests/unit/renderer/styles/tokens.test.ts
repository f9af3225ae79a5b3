import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const css = readFileSync(resolve('src/renderer/styles/tokens.css'), 'utf8')
const tokens = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark }]
  )
)

/** Foregrounds and every surface they are set on. */
const textPairs: readonly (readonly [string, readonly string[]])[] = [
  ['ink', ['paper', 'sheet', 'raised', 'hover', 'pressed', 'selected', 'text-selection', 'found']],
  ['ink', ['danger-tint', 'conflict-tint', 'warning-tint', 'success-tint', 'info-tint']],
  ['ink-soft', ['paper', 'sheet', 'raised', 'hover', 'pressed', 'selected', 'selected-faint']],
  ['ink-faint', ['paper', 'sheet', 'raised', 'hover', 'pressed', 'selected', 'selected-faint']],
  ['accent', ['paper', 'sheet', 'raised', 'hover', 'selected']],
  ['on-accent', ['accent-fill', 'accent-fill-hover']],
  ['danger', ['paper', 'sheet', 'raised', 'hover', 'danger-tint']],
  ['conflict', ['paper', 'sheet', 'raised', 'selected', 'conflict-tint']],
  ['warning', ['paper', 'sheet', 'raised', 'selected', 'warning-tint']],
  ['success', ['paper', 'sheet', 'raised', 'selected', 'success-tint']],
  ['info', ['paper', 'sheet', 'raised', 'selected', 'info-tint']]
]
const shapePairs: readonly (readonly [string, readonly string[]])[] = [
  ['focus', ['paper', 'sheet', 'raised', 'selected']],
  ['control-edge', ['sheet', 'raised', 'paper']]
]

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(start => {
    const channel = parseInt(colour.slice(start, start + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

function colour(name: string, theme: 'light' | 'dark'): string {
  const token = tokens.get(name)
  if (!token) throw new Error(`tokens.css declares no --${name}`)
  return token[theme]
}

function tooLow(pairs: typeof textPairs, theme: 'light' | 'dark', least: number): string[] {
  return pairs.flatMap(([front, backs]) =>
    backs
      .map(back => ({ back, ratio: contrast(colour(front, theme), colour(back, theme)) }))
      .filter(({ ratio }) => ratio < least)
      .map(({ back, ratio }) => `${front} on ${back}: ${ratio.toFixed(2)}`)
  )
}

describe.each(['light', 'dark'] as const)('colours, %s', theme => {
  it('text has a contrast of 4.5:1 on every surface it is set on', () => {
    expect(tooLow(textPairs, theme, 4.5)).toEqual([])
  })

  it('the focus ring and the edges of controls have 3:1', () => {
    expect(tooLow(shapePairs, theme, 3)).toEqual([])
  })
})

it('computes the contrast that WCAG gives for black on white and for #767676', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2)
})
