import type { ByteFile } from '../../src/renderer/worker/files/byteFile'
import type { PrivateFile } from '../../src/renderer/worker/files/privateFile'

/** A file whose bytes can be looked at and damaged. */
export function memoryFile(): ByteFile & { bytes: Uint8Array<ArrayBuffer> } {
  return {
    bytes: new Uint8Array(0),
    size() {
      return this.bytes.length
    },
    read(target, at) {
      target.set(this.bytes.subarray(at, at + target.length))
    },
    write(written, at) {
      const grown = new Uint8Array(Math.max(this.bytes.length, at + written.length))
      grown.set(this.bytes)
      grown.set(written, at)
      this.bytes = grown
    }
  }
}

/** The same as the page's private file system offers it; nothing is there until it is written. */
export function memoryPrivateFile(): PrivateFile & { bytes: Uint8Array<ArrayBuffer> | null } {
  return {
    bytes: null,
    async read(use) {
      const file = memoryFile()
      if (!this.bytes) return null
      file.bytes = this.bytes
      try {
        return await use(file)
      } catch {
        return null
      }
    },
    write(writing) {
      const file = memoryFile()
      const steps = writing(file)
      while (steps.next().done !== true);
      this.bytes = file.bytes
      return Promise.resolve(true)
    }
  }
}
