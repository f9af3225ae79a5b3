import { Failure } from '../failure'
import type { DraftText } from '../../shared/changeLog/journalAccess'
import { commit } from './commit'
import type { CommitOptions, CommitState, Request } from './commit'
import { checkGroup } from './drafts'
import type { NumberedLine, Tail } from './drafts'

/** So many changesets share one sync at most. */
const largestBatch = 5000

export interface WriterOptions extends CommitOptions {
  readonly tail: Tail
  /** Milliseconds after which a write that does not return is given up. */
  readonly timeout: number
}

export interface Writer {
  /** The drafts' operations have been looked at. */
  append(drafts: readonly DraftText[]): Promise<readonly NumberedLine[]>
  isBroken(): boolean
  /** Waits for what is under way; afterwards nothing is accepted. */
  close(): Promise<void>
}

interface State extends CommitState {
  readonly queue: Request[]
  draining: Promise<void> | null
  /** A write was given up but has not returned: until it does, nobody knows what the disk holds. */
  isStalled: boolean
  isClosed: boolean
}

/** Group commit: what arrives while a sync is under way is written together with the next. */
export function createWriter(options: WriterOptions): Writer {
  const state: State = {
    tail: options.tail,
    open: null,
    mustRotate: false,
    isFull: false,
    broken: null,
    queue: [],
    draining: null,
    isStalled: false,
    isClosed: false
  }
  return {
    async append(drafts) {
      checkGroup(drafts)
      if (state.isClosed) throw new Failure('journalFailed', 'The journal is closed')
      if (state.broken) throw state.broken
      if (state.isStalled) throw noAnswer()
      return new Promise((resolve, reject) => {
        state.queue.push({ drafts, resolve, reject })
        state.draining ??= Promise.resolve().then(() => drain(state, options))
      })
    },
    isBroken: () => state.broken !== null || state.isStalled,
    async close() {
      state.isClosed = true
      await Promise.race([state.draining, pause(options.timeout)])
      if (state.draining) return
      await state.open?.file.close()
      state.open = null
    }
  }
}

function noAnswer(): Failure {
  return new Failure('journalFailed', 'The disk does not answer')
}

async function drain(state: State, options: WriterOptions): Promise<void> {
  while (state.queue.length > 0) {
    const batch = takeBatch(state.queue)
    const timer = setTimeout(() => {
      state.isStalled = true
      for (const request of [...batch, ...state.queue.splice(0)]) request.reject(noAnswer())
    }, options.timeout)
    try {
      await commit(state, options, batch, () => state.isStalled)
    } catch (error) {
      for (const request of [...batch]) request.reject(error)
    } finally {
      clearTimeout(timer)
      state.isStalled = false
    }
  }
  state.draining = null
}

function takeBatch(queue: Request[]): Request[] {
  let changesets = 0
  const length = queue.findIndex(({ drafts }) => {
    changesets += drafts.length
    return changesets > largestBatch
  })
  return queue.splice(0, length < 0 ? queue.length : Math.max(1, length))
}

/** Does not keep the process alive. */
async function pause(milliseconds: number): Promise<void> {
  await new Promise(resolve => setTimeout(resolve, milliseconds).unref())
}
