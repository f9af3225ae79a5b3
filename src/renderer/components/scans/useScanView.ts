import { computed, ref, watch } from 'vue'
import type { ComputedRef, Ref } from 'vue'
import { valueOf } from '../../../shared/records/record'
import type { CatalogueRecord } from '../../../shared/records/record'
import { useScanPicture } from '../../composables/useScanPicture'
import type { ScanPicture } from '../../composables/useScanPicture'
import { actualSize, limitedScale, pictureAddress, scaleOf } from './scanView'
import type { Size, Zoom } from './scanView'

export interface ScanView {
  readonly page: Ref<number>
  readonly pages: ComputedRef<number>
  readonly zoom: Ref<Zoom>
  readonly rotation: Ref<number>
  /** What the window leaves for the page. */
  readonly room: Ref<Size>
  readonly scale: ComputedRef<number>
  /** Size of the page on the screen, before it is turned. */
  readonly shown: ComputedRef<Size>
  readonly picture: Readonly<Ref<ScanPicture | null>>
  readonly failure: Readonly<Ref<string | null>>
  goTo(page: number): void
  magnify(factor: number): void
  turn(): void
}

function numberOf(scan: CatalogueRecord | undefined, field: string): number | null {
  const value = scan ? valueOf(scan, field) : null
  return typeof value === 'number' && value > 0 ? value : null
}

function textIn(scan: CatalogueRecord | undefined, field: string): string {
  const value = scan ? valueOf(scan, field) : null
  return typeof value === 'string' ? value : ''
}

/** Which page of a scan is looked at, how near, and its picture. */
export function useScanView(scan: () => CatalogueRecord | undefined): ScanView {
  const page = ref(1)
  const zoom = ref<Zoom>('width')
  const rotation = ref(0)
  const room = ref<Size>({ width: 0, height: 0 })
  const pages = computed(() => numberOf(scan(), 'pages') ?? 1)
  const wanted = ref<{ readonly address: string; readonly page: number } | null>(null)
  const { picture, failure } = useScanPicture(() => wanted.value)

  const actual = computed(() => {
    const description = {
      mediaType: textIn(scan(), 'mediaType'),
      width: numberOf(scan(), 'width'),
      height: numberOf(scan(), 'height')
    }
    return actualSize(description, picture.value)
  })
  const scale = computed(() => scaleOf(zoom.value, actual.value, room.value, rotation.value))
  const shown = computed(() => ({
    width: actual.value.width * scale.value,
    height: actual.value.height * scale.value
  }))

  watch([() => textIn(scan(), 'sha256'), page, shown, room], ([sha256, current, { width }]) => {
    const isReady = sha256 !== '' && room.value.width > 0
    const pixels = width * window.devicePixelRatio
    wanted.value = isReady
      ? { page: current, address: pictureAddress(sha256, current, pixels) }
      : null
  })

  return {
    page,
    pages,
    zoom,
    rotation,
    room,
    scale,
    shown,
    picture,
    failure,
    goTo(next) {
      page.value = Math.min(pages.value, Math.max(1, next))
    },
    magnify(factor) {
      zoom.value = limitedScale(scale.value * factor)
    },
    turn() {
      rotation.value = (rotation.value + 90) % 360
    }
  }
}
