import { defineStore } from 'pinia'
import { shallowRef } from 'vue'

export interface KindQuestion {
  readonly text: string
  readonly kinds: readonly string[]
  readonly answer: (kind: string | null) => void
}

/** Asks of which kind a record is to be that was named in a reference to several kinds. */
export const useRelatedKindStore = defineStore('relatedKind', () => {
  const question = shallowRef<KindQuestion | null>(null)

  async function choose(text: string, kinds: readonly string[]): Promise<string | null> {
    return new Promise(resolve => {
      question.value = {
        text,
        kinds,
        answer(kind) {
          question.value = null
          resolve(kind)
        }
      }
    })
  }

  return { question, choose }
})
