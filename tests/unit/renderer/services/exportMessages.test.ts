import { expect, it } from 'vitest'
import { i18n } from '../../../../src/renderer/i18n'
import { formatGroups } from '../../../../src/shared/exchange/format'
import { exportFormats } from '../../../../src/shared/exchange/formats'
import { lossReasons } from '../../../../src/shared/exchange/losses'
import { locales } from '../../../../src/shared/records/words'

it.each(locales)('every format, group and loss has its text: %s', locale => {
  const { te } = i18n.global
  const keys = [
    ...exportFormats.map(({ name }) => `exchange.forms.${name}`),
    ...formatGroups.map(group => `exchange.formatGroups.${group}`),
    ...lossReasons.map(reason => `losses.${reason}`)
  ]
  expect(keys.filter(key => !te(key, locale))).toEqual([])
})

it.each(locales)('no text is left of a format or a loss that is no more: %s', locale => {
  const messages = i18n.global.getLocaleMessage(locale) as Record<
    string,
    Readonly<Record<string, object>>
  >
  expect(Object.keys(messages['losses'] ?? {}).sort()).toEqual([...lossReasons].sort())
  const names = exportFormats.map(({ name }) => name)
  expect(Object.keys(messages['exchange']?.['forms'] ?? {}).sort()).toEqual(names.sort())
})
