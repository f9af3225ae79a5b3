/** Tags of TIFF 6.0 and its supplements that say something of a page or of the whole file. */
export const tiffTags = {
  subfileType: 254,
  width: 256,
  height: 257,
  bitsPerSample: 258,
  compression: 259,
  photometric: 262,
  imageDescription: 270,
  make: 271,
  model: 272,
  orientation: 274,
  samplesPerPixel: 277,
  xResolution: 282,
  resolutionUnit: 296,
  software: 305,
  dateTime: 306,
  artist: 315,
  tileWidth: 322,
  exif: 34_665,
  dateTimeOriginal: 36_867,
  copyright: 33_432
} as const

export type TiffTag = keyof typeof tiffTags

export const tagOfNumber: ReadonlyMap<number, TiffTag> = new Map(
  Object.entries(tiffTags).map(([name, number]) => [number, name as TiffTag])
)

/** Bytes of one value of each field type. */
export const bytesOfType: Readonly<Record<number, number>> = {
  1: 1,
  2: 1,
  3: 2,
  4: 4,
  5: 8,
  6: 1,
  7: 1,
  8: 2,
  9: 4,
  10: 8,
  13: 4,
  16: 8,
  17: 8,
  18: 8
}
