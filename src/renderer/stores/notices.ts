import { defineStore } from 'pinia'
import { ref } from 'vue'
import { codeOf } from '../services/main'

export interface Notice {
  readonly id: number
  readonly level: 'info' | 'success' | 'warning' | 'error'
  /** Key of the text: `notices.<code>`, or `failures.<code>` for errors. */
  readonly code: string
  readonly details: Readonly<Record<string, string | number>>
}

const longestList = 20
/** Milliseconds that a notice without consequences stays; warnings and errors stay until dismissed. */
const shownFor = 7000

/** What the person should know: shown until dismissed. */
export const useNoticesStore = defineStore('notices', () => {
  const notices = ref<readonly Notice[]>([])
  let last = 0

  let takes: (error: unknown) => boolean = () => false

  /** Errors of the working copy are seen to elsewhere, and not shown as notices. */
  function leaveTo(taker: (error: unknown) => boolean): void {
    takes = taker
  }

  function add(
    level: Notice['level'],
    code: string,
    details: Readonly<Record<string, string | number>> = {}
  ): void {
    const isSame = (notice: Notice): boolean => notice.code === code && notice.level === level
    const others = notices.value.filter(notice => !isSame(notice))
    const notice = { id: ++last, level, code, details }
    notices.value = [...others, notice].slice(-longestList)
    if (level === 'info' || level === 'success') {
      setTimeout(() => {
        dismiss(notice.id)
      }, shownFor)
    }
  }

  /** Any error: its code where it has one, and its own message as the detail. */
  function reportError(error: unknown): void {
    if (takes(error)) return
    const code = codeOf(error) ?? 'unexpected'
    const message = error instanceof Error ? error.message : String(error)
    console.error(error)
    add('error', code, { message })
  }

  /** Does the work; an error of it is said. */
  async function orReport(work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      reportError(error)
    }
  }

  function dismiss(id: number): void {
    notices.value = notices.value.filter(notice => notice.id !== id)
  }

  return {
    notices,
    add,
    reportError,
    orReport,
    dismiss,
    leaveTo,
    isTaken: (error: unknown) => takes(error)
  }
})
