declare module '@cornerstonejs/codec-openjpeg/decodewasmjs' {
  export interface J2kDecoder {
    /** Memory of the library, to be filled with the file. */
    getEncodedBuffer(length: number): Uint8Array
    decodeSubResolution(halvings: number, layer: number): void
    getFrameInfo(): {
      readonly bitsPerSample: number
      readonly componentCount: number
      readonly isSigned: boolean
    }
    calculateSizeAtDecompositionLevel(halvings: number): {
      readonly width: number
      readonly height: number
    }
    getDecodedBuffer(): Uint8Array
    delete(): void
  }
  export default function openJpeg(options: {
    print(text: string): void
    printErr(text: string): void
  }): Promise<{ readonly J2KDecoder: new () => J2kDecoder }>
}
