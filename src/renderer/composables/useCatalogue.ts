import { inject, provide } from 'vue'
import type { InjectionKey } from 'vue'
import type { CatalogueContext } from '../services/catalogueContext'

const key: InjectionKey<CatalogueContext> = Symbol('catalogue')

export function provideCatalogue(context: CatalogueContext): void {
  provide(key, context)
}

/** The open catalogue. Throws outside the views that need one. */
export function useCatalogue(): CatalogueContext {
  const context = inject(key)
  if (!context) throw new Error('There is no open catalogue here')
  return context
}
