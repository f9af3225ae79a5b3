import { app } from 'electron'
import type { StartState } from '../../shared/ipc'
import { locales } from '../../shared/records/words'
import type { Locale } from '../../shared/records/words'
import type { PreferencesStore } from '../preferences'

/** The first language of the system that the interface exists in. */
function systemLocale(languages = app.getPreferredSystemLanguages()): Locale {
  for (const language of languages) {
    const found = locales.find(locale => language.toLowerCase().split('-')[0] === locale)
    if (found !== undefined) return found
  }
  return 'en'
}

export function currentLocale(preferences: PreferencesStore): Locale {
  const { locale } = preferences.get().preferences
  return locale === 'system' ? systemLocale() : locale
}

function platform(): StartState['platform'] {
  return process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux'
}

/** What the renderer needs to know of the program and the person before it shows anything. */
export function startState(
  preferences: PreferencesStore
): Omit<StartState, 'catalogue' | 'recent' | 'notices'> {
  return {
    version: app.getVersion(),
    runtime: process.versions.electron,
    platform: platform(),
    systemLocale: systemLocale(),
    preferences: preferences.get().preferences
  }
}
