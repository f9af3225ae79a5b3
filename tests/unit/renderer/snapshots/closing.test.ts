import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, test, vi } from 'vitest'
import type { SnapshotService } from '../../../../src/renderer/services/snapshots'
import { useSnapshotsStore } from '../../../../src/renderer/stores/snapshots'

beforeEach(() => {
  setActivePinia(createPinia())
})

function service(changes: Partial<SnapshotService>): SnapshotService {
  const plain = { newest: async () => null, isNeeded: async () => true, ensure: async () => null }
  return { ...plain, ...changes } as SnapshotService
}

test('closing waits for the snapshot and tells that it does', async () => {
  const store = useSnapshotsStore()
  const seen: unknown[] = []
  let signs = 0
  const taking = service({
    async ensure(reason) {
      seen.push(reason, store.isClosing)
      return null
    }
  })
  await store.takeOnClosing(taking, () => (signs += 1))
  expect(seen).toEqual(['closing', true])
  expect(signs).toBe(1)
  expect(store.isClosing).toBe(false)
})

test('closing ends at once when the person does not want to wait', async () => {
  const store = useSnapshotsStore()
  let given: AbortSignal | undefined
  const endless = service({
    ensure(_reason, signal) {
      given = signal
      return new Promise(() => undefined)
    }
  })
  const closing = store.takeOnClosing(endless, () => undefined)
  await vi.waitFor(() => {
    expect(given).toBeDefined()
  })
  expect(store.isClosing).toBe(true)
  store.closeWithout()
  await closing
  expect(given?.aborted).toBe(true)
  expect(store.isClosing).toBe(false)
})

test('nothing is shown when nothing changed, and a failure leaves nothing shown', async () => {
  const store = useSnapshotsStore()
  let signs = 0
  const unneeded = service({ isNeeded: async () => false })
  await store.takeOnClosing(unneeded, () => (signs += 1))
  expect(signs).toBe(0)
  const failing = service({ ensure: () => Promise.reject(new Error('told to fail')) })
  await expect(store.takeOnClosing(failing, () => undefined)).rejects.toThrow('told to fail')
  expect(store.isClosing).toBe(false)
})
