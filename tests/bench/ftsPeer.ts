import sqlite3InitModule from '@sqlite.org/sqlite-wasm'

/** SQLite's full-text search, as a peer: compiled to WebAssembly, in memory, with its own folding of diacritics. */
export interface FullTextPeer {
  add(row: number, title: string, text: string): void
  /** After the last record. */
  finish(): void
  /** How many match, and the first fifty in the order of rows. */
  search(match: string): { readonly count: number; readonly rows: readonly number[] }
  close(): void
}

export async function openFullTextPeer(): Promise<FullTextPeer> {
  const sqlite = await sqlite3InitModule()
  const database = new sqlite.oo1.DB(':memory:')
  database.exec(`CREATE VIRTUAL TABLE texts USING fts5(title, body, content='', prefix='2 3',
    tokenize='unicode61 remove_diacritics 2')`)
  database.exec('BEGIN')
  const insert = database.prepare('INSERT INTO texts(rowid, title, body) VALUES (?, ?, ?)')
  const counting = database.prepare('SELECT count(*) FROM texts WHERE texts MATCH ?')
  const reading = database.prepare('SELECT rowid FROM texts WHERE texts MATCH ? LIMIT 50')
  return {
    add(row, title, text) {
      insert.bind([row + 1, title, text]).stepReset()
    },
    finish() {
      database.exec('COMMIT')
      database.exec("INSERT INTO texts(texts) VALUES ('optimize')")
    },
    search(match) {
      counting.bind(1, match)
      counting.step()
      const count = Number(counting.get(0))
      counting.reset()
      const rows: number[] = []
      reading.bind(1, match)
      while (reading.step()) rows.push(Number(reading.get(0)) - 1)
      reading.reset()
      return { count, rows }
    },
    close() {
      for (const statement of [insert, counting, reading]) statement.finalize()
      database.close()
    }
  }
}
