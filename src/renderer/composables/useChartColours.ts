import { useMediaQuery } from '@vueuse/core'
import { computed } from 'vue'
import type { ComputedRef } from 'vue'
import { usePreferencesStore } from '../stores/preferences'

const names = {
  claimed: '--series-claimed',
  derived: '--series-derived',
  conflict: '--series-conflict',
  ink: '--ink',
  soft: '--ink-soft',
  faint: '--ink-faint',
  rule: '--rule',
  strong: '--rule-strong',
  sheet: '--sheet',
  focus: '--focus',
  land: '--map-land',
  least: '--map-least',
  most: '--map-most'
} as const

export type ChartColours = Readonly<Record<keyof typeof names, string>>

function read(scheme = ''): ChartColours {
  const probe = document.createElement('span')
  probe.style.colorScheme = scheme
  document.body.append(probe)
  const colours = Object.fromEntries(
    Object.entries(names).map(([name, property]) => {
      probe.style.color = `var(${property})`
      return [name, hexOf(getComputedStyle(probe).color)]
    })
  )
  probe.remove()
  return colours as ChartColours
}

/** "rgb(1, 2, 3)" as "#010203", which every program that opens a picture reads. */
function hexOf(colour: string): string {
  const parts = colour.match(/\d+(\.\d+)?/g)?.slice(0, 3) ?? []
  return '#' + parts.map(part => Math.round(Number(part)).toString(16).padStart(2, '0')).join('')
}

/** The colours of charts as the present appearance has them. */
export function useChartColours(): ComputedRef<ChartColours> {
  const preferences = usePreferencesStore()
  const isDark = useMediaQuery('(prefers-color-scheme: dark)')
  const isPrint = useMediaQuery('print')
  return computed(() => {
    // Read again when any of these changes.
    void [preferences.preferences.theme, isDark.value, isPrint.value]
    return read()
  })
}

/** Paper is light, whatever the window looks like. */
export function paperColours(): ChartColours {
  return read('light')
}

/** Between two colours, `share` from 0 to 1. */
export function mixed(from: string, to: string, share: number): string {
  const channel = (hex: string, at: number): number => parseInt(hex.slice(at, at + 2), 16)
  const mix = (at: number): string =>
    Math.round(channel(from, at) + (channel(to, at) - channel(from, at)) * share)
      .toString(16)
      .padStart(2, '0')
  return `#${mix(1)}${mix(3)}${mix(5)}`
}
