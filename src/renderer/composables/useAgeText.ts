import { useNow } from '@vueuse/core'
import { computed } from 'vue'
import type { ComputedRef } from 'vue'
import { ageOf } from '../../shared/copies/age'
import { useLocale } from './useLocale'

/** Writes how long ago something was ("12 minutes ago"), and goes on counting. */
export function useAgeText(): { ageText: (at: string) => string; now: ComputedRef<number> } {
  const { locale } = useLocale()
  const time = useNow({ interval: 30_000 })
  const format = computed(() => new Intl.RelativeTimeFormat(locale.value, { numeric: 'auto' }))
  const now = computed(() => time.value.getTime())
  return {
    now,
    ageText(at) {
      const { value, unit } = ageOf(at, now.value)
      return format.value.format(-value, value === 0 ? 'second' : unit)
    }
  }
}
