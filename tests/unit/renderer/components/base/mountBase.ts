import { mount } from '@vue/test-utils'
import type { VueWrapper } from '@vue/test-utils'
import type { Component, Slots } from 'vue'
import { createI18n } from 'vue-i18n'
import base from '../../../../../src/shared/locales/en/base.json'

interface Mounted {
  readonly props: Record<string, unknown>
  readonly slots?: Record<
    string,
    string | ((slot: never) => ReturnType<NonNullable<Slots[string]>>)
  >
}

/** A base component with its English words, attached to the document so that it can take the focus. */
export function mountBase(component: Component, { props, slots = {} }: Mounted): VueWrapper {
  const i18n = createI18n({ legacy: false, locale: 'en', messages: { en: { base } } })
  return mount(component, {
    props,
    slots,
    attachTo: document.body,
    global: { plugins: [i18n] }
  })
}
