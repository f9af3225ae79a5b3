import { mkdtemp, readdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createQueueFile } from '../../../../src/main/texts/queueFile'

const queue = {
  isPaused: true,
  scans: [
    { scanId: 'a', languages: ['rus' as const], from: 'layerFirst' as const, again: false, next: 4 }
  ]
}

test('a queue is read as it was written, each device its own', async () => {
  const folder = join(await mkdtemp(join(tmpdir(), 'opis-queue-')), 'texts')
  await createQueueFile(folder).write('device', queue)
  const files = createQueueFile(folder)
  expect(await files.read('device')).toEqual(queue)
  expect((await files.read('other')).scans).toEqual([])
  expect(await readdir(folder)).toEqual(['device.json'])
})

test('a damaged file is an empty queue', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'opis-queue-'))
  await writeFile(join(folder, 'device.json'), '{"isPaused":false,"scans":[{"scanId":')
  expect(await createQueueFile(folder).read('device')).toEqual({ isPaused: false, scans: [] })
})
