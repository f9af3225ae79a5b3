import type { ByteFile } from '../../src/renderer/worker/files/byteFile'

/** A file in memory, so that a checkpoint is measured and not the disk. */
export function bufferFile(): ByteFile {
  let bytes = new Uint8Array(1 << 20)
  let length = 0
  return {
    size: () => length,
    read(target, at) {
      target.set(bytes.subarray(at, Math.min(length, at + target.length)))
    },
    write(source, at) {
      const end = at + source.length
      if (end > bytes.length) {
        const grown = new Uint8Array(Math.ceil(end * 1.3))
        grown.set(bytes.subarray(0, length))
        bytes = grown
      }
      bytes.set(source, at)
      length = Math.max(length, end)
    }
  }
}
