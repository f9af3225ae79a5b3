import { closeSync, openSync, readSync } from 'node:fs'
import type { FileFacts } from '../../../../shared/attachments/facts'
import type { RenderedFile } from '../messages'

/** What documents can do by themselves in other programs, by the marks that begin it. */
const marks: Readonly<Record<string, Readonly<Record<string, RegExp>>>> = {
  'image/svg+xml': {
    script: /<(?:[a-z]+:)?script[\s>/]|\son[a-z]+\s*=|javascript:/i,
    external: /\s(?:xlink:)?href\s*=\s*["'](?:https?:|file:|\/\/)|url\(\s*["']?https?:/i,
    foreign: /<(?:[a-z]+:)?foreignObject[\s>/]/i
  },
  'application/pdf': {
    script: /\/(?:JavaScript|JS)[\s(<[/]/,
    launch: /\/S\s*\/Launch/,
    external: /\/S\s*\/(?:URI|GoToR|SubmitForm)/,
    attachment: /\/EmbeddedFiles?[\s<[/]/
  }
}
const chunkBytes = 1024 * 1024
const mostBytes = 64 * chunkBytes
const overlap = 64

/** Names what is active in the file. Compressed parts of a PDF are not looked into: nothing of it is run here anyway. */
export function activeParts({ path, mediaType }: RenderedFile): Pick<FileFacts, 'active'> {
  const wanted = Object.entries(marks[mediaType] ?? {})
  if (wanted.length === 0) return {}
  const found = new Set<string>()
  for (const text of textOf(path)) {
    for (const [name, mark] of wanted) if (mark.test(text)) found.add(name)
  }
  return found.size > 0 ? { active: [...found] } : {}
}

function* textOf(path: string): Generator<string> {
  const file = openSync(path, 'r')
  const buffer = Buffer.alloc(chunkBytes)
  try {
    for (let at = 0, last = ''; at < mostBytes; at += chunkBytes) {
      const count = readSync(file, buffer, 0, chunkBytes, at)
      if (count === 0) return
      const text = buffer.toString('latin1', 0, count)
      yield last + text
      last = text.slice(-overlap)
    }
  } finally {
    closeSync(file)
  }
}
