import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import type { MainApi, Preferences, StartState } from '../../shared/ipc'
import type { Locale } from '../../shared/records/words'

const defaults: Preferences = {
  locale: 'system',
  theme: 'system',
  density: 'compact',
  person: '',
  remembered: {}
}

/** The choices of the person at this machine; main keeps them in a file. */
export const usePreferencesStore = defineStore('preferences', () => {
  const preferences = ref<Preferences>(defaults)
  const systemLocale = ref<Locale>('en')
  const platform = ref<StartState['platform']>('linux')
  let main: MainApi['application'] | null = null

  const locale = computed<Locale>(() =>
    preferences.value.locale === 'system' ? systemLocale.value : preferences.value.locale
  )

  function begin(application: MainApi['application'], start: StartState): void {
    main = application
    preferences.value = start.preferences
    systemLocale.value = start.systemLocale
    platform.value = start.platform
  }

  async function change(changes: Partial<Preferences>): Promise<void> {
    preferences.value = { ...preferences.value, ...changes }
    await main?.setPreferences(JSON.parse(JSON.stringify(changes)) as Partial<Preferences>)
  }

  function remembered(key: string): string | undefined {
    return preferences.value.remembered[key]
  }

  async function remember(key: string, value: string): Promise<void> {
    if (preferences.value.remembered[key] === value) return
    await change({ remembered: { ...preferences.value.remembered, [key]: value } })
  }

  return { preferences, locale, platform, begin, change, remembered, remember }
})
