import { expect, it } from 'vitest'
import { createPresence } from '../../../../src/renderer/db/presence'
import { newRecordId } from '../../../../src/renderer/services/ids'

it('never says of an id that it was not added when it was, and seldom the opposite', () => {
  const presence = createPresence()
  const added = Array.from({ length: 20_000 }, newRecordId)
  const others = Array.from({ length: 20_000 }, newRecordId)
  for (const id of added) presence.add(id)
  expect(added.every(id => presence.mayHave(id))).toBe(true)
  expect(others.filter(id => presence.mayHave(id)).length).toBeLessThan(20)
})
