/** Bytes as a URL that holds them. */
export async function dataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => {
      resolve(typeof reader.result === 'string' ? reader.result : '')
    }
    reader.onerror = () => {
      reject(reader.error ?? new Error('The bytes cannot be read'))
    }
    reader.readAsDataURL(blob)
  })
}
