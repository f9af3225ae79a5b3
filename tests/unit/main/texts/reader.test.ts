import { expect, test } from 'vitest'
import { createReader } from '../../../../src/main/texts/reader'
import type {
  ReadingProcess,
  ReadingReply,
  ReadingRequest
} from '../../../../src/main/texts/messages'

const limits = { time: 60_000, jobs: 1000, idle: 60_000 }
const task = { op: 'layer', path: '/x.pdf', page: 1 } as const
const never = new AbortController().signal

/** Processes that answer only when told to. */
function processes() {
  const started: { requests: ReadingRequest[]; reply(reply: ReadingReply): void; exit(): void }[] =
    []
  const killed: number[] = []
  const start = (): ReadingProcess => {
    const at = started.length
    let replyTo: (reply: ReadingReply) => void = () => undefined
    let exited: () => void = () => undefined
    const requests: ReadingRequest[] = []
    started.push({ requests, reply: reply => replyTo(reply), exit: () => exited() })
    return {
      send: request => requests.push(request),
      onReply: listener => (replyTo = listener),
      onExit: listener => (exited = listener),
      kill: () => killed.push(at)
    }
  }
  return { started, killed, start }
}

function answer(text: string): ReadingReply {
  return { id: 1, ok: true, value: { text, engine: 'test', words: [] } }
}

const turn = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 0))

test('pages are read one after the other by one process', async () => {
  const { started, start } = processes()
  const reader = createReader(start, limits)
  const first = reader.read(task, never)
  const second = reader.read({ ...task, page: 2 }, never)
  await turn()
  expect(started[0]?.requests).toHaveLength(1)
  started[0]?.reply(answer('one'))
  expect((await first).text).toBe('one')
  await turn()
  started[0]?.reply({ ...answer('two'), id: 2 })
  expect((await second).text).toBe('two')
  expect(started).toHaveLength(1)
})

test('a page that is cancelled fails at once, and the next has a new process', async () => {
  const { started, killed, start } = processes()
  const reader = createReader(start, limits)
  const controller = new AbortController()
  const first = reader.read(task, controller.signal)
  await turn()
  controller.abort()
  await expect(first).rejects.toMatchObject({ code: 'cancelled' })
  expect(killed).toEqual([0])
  const second = reader.read(task, never)
  await turn()
  started[1]?.reply({ ...answer('after'), id: 2 })
  expect((await second).text).toBe('after')
})

test('a process that ends takes one page with it', async () => {
  const { started, start } = processes()
  const reader = createReader(start, limits)
  const first = reader.read(task, never)
  await turn()
  started[0]?.exit()
  await expect(first).rejects.toMatchObject({ code: 'readingFailed' })
})

test('a page that takes too long is ended', async () => {
  const { killed, start } = processes()
  const reader = createReader(start, { ...limits, time: 1 })
  await expect(reader.read(task, never)).rejects.toMatchObject({ code: 'readingTimedOut' })
  expect(killed).toEqual([0])
})
