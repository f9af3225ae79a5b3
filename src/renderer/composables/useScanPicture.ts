import { onScopeDispose, shallowRef, watch } from 'vue'
import type { ShallowRef } from 'vue'
import { failureOfAddress } from '../services/attachmentFailure'

export interface ScanPicture {
  readonly address: string
  readonly page: number
  readonly width: number
  readonly height: number
}

interface Wanted {
  readonly address: string
  readonly page: number
}

/** The picture of a page, kept until a sharper one of the same page has come. */
export function useScanPicture(wanted: () => Wanted | null): {
  picture: Readonly<ShallowRef<ScanPicture | null>>
  /** Code of the reason for which there is no picture. */
  failure: Readonly<ShallowRef<string | null>>
} {
  const picture = shallowRef<ScanPicture | null>(null)
  const failure = shallowRef<string | null>(null)
  let loading: HTMLImageElement | null = null

  function stop(): void {
    loading = null
  }

  function load({ address, page }: Wanted): void {
    const image = new Image()
    loading = image
    image.addEventListener('load', () => {
      if (loading !== image) return
      picture.value = { address, page, width: image.naturalWidth, height: image.naturalHeight }
    })
    image.addEventListener('error', () => {
      if (loading === image) void explain(image, address)
    })
    image.src = address
  }

  async function explain(image: HTMLImageElement, address: string): Promise<void> {
    const code = await failureOfAddress(address)
    if (loading === image) failure.value = code
  }

  watch(
    () => wanted()?.address,
    () => {
      const next = wanted()
      stop()
      failure.value = null
      if (next?.page !== picture.value?.page) picture.value = null
      if (next && next.address !== picture.value?.address) load(next)
    },
    { immediate: true }
  )
  onScopeDispose(stop)
  return { picture, failure }
}
