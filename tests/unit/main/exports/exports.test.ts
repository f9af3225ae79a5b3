import {
  chmod,
  lstat,
  mkdir,
  mkdtemp,
  readFile,
  readdir,
  rm,
  symlink,
  writeFile
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createExports } from '../../../../src/main/exports/exports'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'opis-exports-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true })
})

interface Answers {
  readonly file?: string | null
  readonly folder?: string | null
  readonly replace?: boolean
}

/** A person who answers the dialogs in a fixed way. */
function exportsAnswering(answers: Answers = {}) {
  const asked: (readonly string[])[] = []
  const exports = createExports({
    chooseFile: async name => (answers.file === undefined ? join(folder, name) : answers.file),
    chooseFolder: async () => (answers.folder === undefined ? folder : answers.folder),
    async confirmReplace(names) {
      asked.push(names)
      return answers.replace ?? true
    }
  })
  return { exports, asked }
}

async function begun(exports: ReturnType<typeof createExports>, names: readonly string[]) {
  const target = await exports.begin(names)
  if (target === null) throw new Error('the export was cancelled')
  return target.job
}

const read = (name: string) => readFile(join(folder, name), 'utf8')

describe('one file', () => {
  test('is written in order and named only when it is finished', async () => {
    const { exports } = exportsAnswering()
    const job = await begun(exports, ['sections.csv'])
    await Promise.all(['№;', 'имя\r\n', '1;a\r\n'].map(text => exports.write(job, 0, text)))
    expect(await readdir(folder)).not.toContain('sections.csv')
    expect(await exports.finish(job)).toEqual([join(folder, 'sections.csv')])
    expect(await read('sections.csv')).toBe('№;имя\r\n1;a\r\n')
    expect(await readdir(folder)).toEqual(['sections.csv'])
    expect(exports.finishedPath(job)).toBe(join(folder, 'sections.csv'))
  })

  test('leaves an existing file alone until then', async () => {
    await writeFile(join(folder, 'a.csv'), 'old')
    const { exports } = exportsAnswering()
    const job = await begun(exports, ['a.csv'])
    await exports.write(job, 0, 'new')
    expect(await read('a.csv')).toBe('old')
    await exports.finish(job)
    expect(await read('a.csv')).toBe('new')
  })

  test('leaves nothing when it is aborted', async () => {
    await writeFile(join(folder, 'a.csv'), 'old')
    const { exports } = exportsAnswering()
    const job = await begun(exports, ['a.csv'])
    await exports.write(job, 0, 'new')
    await exports.abort(job)
    expect(await readdir(folder)).toEqual(['a.csv'])
    expect(await read('a.csv')).toBe('old')
    await expect(exports.finish(job)).rejects.toMatchObject({ code: 'exportEnded' })
  })

  test('leaves nothing when the application ends', async () => {
    const { exports } = exportsAnswering()
    await begun(exports, ['a.csv'])
    await begun(exports, ['b.csv'])
    await exports.close()
    expect(await readdir(folder)).toEqual([])
  })

  test('replaces what a link leads to, not the link', async () => {
    await writeFile(join(folder, 'real.csv'), 'old')
    await symlink(join(folder, 'real.csv'), join(folder, 'link.csv'))
    const { exports } = exportsAnswering()
    const job = await begun(exports, ['link.csv'])
    await exports.write(job, 0, 'new')
    await exports.finish(job)
    expect(await read('real.csv')).toBe('new')
    expect((await lstat(join(folder, 'link.csv'))).isSymbolicLink()).toBe(true)
  })

  test('is not begun when the dialog is cancelled', async () => {
    const { exports } = exportsAnswering({ file: null })
    expect(await exports.begin(['a.csv'])).toBeNull()
    expect(await readdir(folder)).toEqual([])
  })
})

describe('several files', () => {
  test('are all put in place, after asking about those that exist', async () => {
    await writeFile(join(folder, 'b.csv'), 'old')
    const { exports, asked } = exportsAnswering()
    const job = await begun(exports, ['a.csv', 'b.csv'])
    await exports.write(job, 1, 'new b')
    await exports.write(job, 0, 'new a')
    await exports.finish(job)
    expect(asked).toEqual([['b.csv']])
    expect([await read('a.csv'), await read('b.csv')]).toEqual(['new a', 'new b'])
    expect((await readdir(folder)).sort()).toEqual(['a.csv', 'b.csv'])
  })

  test('are not begun when nothing may be replaced', async () => {
    await writeFile(join(folder, 'b.csv'), 'old')
    const { exports } = exportsAnswering({ replace: false })
    expect(await exports.begin(['a.csv', 'b.csv'])).toBeNull()
    expect(await readdir(folder)).toEqual(['b.csv'])
  })

  test('are all as before when one cannot be put in place', async () => {
    await writeFile(join(folder, 'a.csv'), 'old a')
    await mkdir(join(folder, 'c.csv'))
    await writeFile(join(folder, 'c.csv', 'x'), '')
    const { exports } = exportsAnswering()
    const job = await begun(exports, ['a.csv', 'b.csv', 'c.csv'])
    for (const file of [0, 1, 2]) await exports.write(job, file, 'new')
    await expect(exports.finish(job)).rejects.toMatchObject({ code: 'notWritable' })
    expect(await read('a.csv')).toBe('old a')
    expect((await readdir(folder)).sort()).toEqual(['a.csv', 'c.csv'])
  })

  test.skipIf(process.platform !== 'linux')('may be more than may be open at once', async () => {
    const openFiles = async () => (await readdir('/proc/self/fd')).length
    const { exports } = exportsAnswering()
    const names = Array.from({ length: 100 }, (_, index) => `${String(index)}.xml`)
    const before = await openFiles()
    const job = await begun(exports, names)
    for (const index of names.keys()) await exports.write(job, index, String(index))
    expect((await openFiles()) - before).toBeLessThan(20)
    expect(await exports.finish(job)).toHaveLength(100)
    expect(await read('99.xml')).toBe('99')
  })

  test('may not become one file', async () => {
    const { exports } = exportsAnswering()
    await expect(exports.begin(['A.csv', 'a.csv'])).rejects.toMatchObject({ code: 'sameNames' })
    await expect(exports.begin(['a/b', 'a:b'])).rejects.toMatchObject({ code: 'sameNames' })
  })

  test('stay within the folder, whatever they are called', async () => {
    const { exports } = exportsAnswering()
    const job = await begun(exports, ['../outside.csv', 'b.csv'])
    const [first] = await exports.finish(job)
    expect(first).toBe(join(folder, '_outside.csv'))
  })
})

describe('a target that cannot be written', () => {
  test('in a folder that is not there is told so', async () => {
    const { exports } = exportsAnswering({ file: join(folder, 'missing', 'a.csv') })
    await expect(exports.begin(['a.csv'])).rejects.toMatchObject({ code: 'notWritable' })
  })

  test.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
    'in a read-only folder leaves the old files alone',
    async () => {
      const closed = join(folder, 'closed')
      await mkdir(closed)
      await chmod(closed, 0o500)
      const { exports } = exportsAnswering({ folder: closed })
      await expect(exports.begin(['a', 'b'])).rejects.toMatchObject({ code: 'notWritable' })
    }
  )
})

test('a file that the export does not have is refused', async () => {
  const { exports } = exportsAnswering()
  const job = await begun(exports, ['a.csv'])
  await expect(exports.write(job, 1, 'x')).rejects.toMatchObject({ code: 'invalidArguments' })
  expect(await readdir(folder)).toEqual([])
  await expect(exports.write('other', 0, 'x')).rejects.toMatchObject({ code: 'exportEnded' })
})
