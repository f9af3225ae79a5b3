const headers = 54

/** A Windows bitmap of 24 bits from RGB rows. */
export function bmpOf(rgb: Buffer, width: number, height: number): Buffer {
  const stride = Math.ceil((width * 3) / 4) * 4
  const file = Buffer.alloc(headers + stride * height)
  file.write('BM')
  file.writeUInt32LE(file.length, 2)
  file.writeUInt32LE(headers, 10)
  file.writeUInt32LE(40, 14)
  file.writeInt32LE(width, 18)
  file.writeInt32LE(height, 22)
  file.writeUInt16LE(1, 26)
  file.writeUInt16LE(24, 28)
  for (let y = 0; y < height; y++) {
    const row = headers + (height - 1 - y) * stride
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 3
      file.writeUIntLE(rgb.readUIntBE(at, 3), row + x * 3, 3)
    }
  }
  return file
}
