import OpenSeadragon from 'openseadragon'
import { tileAddress } from '../../../shared/attachments/addresses'
import { tileSize, topLevel } from '../../../shared/attachments/pages'
import type { PageSize } from '../../../shared/attachments/pages'

/** Milliseconds that a step of zooming takes; none where the system asks for little motion. */
function animationSeconds(): number {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 0.25
}

/** The picture on its table: tiles by level, nothing of the library's own buttons and keys. */
export function createDeepZoom(element: HTMLElement): OpenSeadragon.Viewer {
  const viewer = OpenSeadragon({
    element,
    drawer: 'canvas',
    showNavigationControl: false,
    showNavigator: false,
    keyboardNavEnabled: false,
    animationTime: animationSeconds(),
    springStiffness: 8,
    // Tiles that come late replace coarser ones without a flicker.
    blendTime: 0,
    immediateRender: false,
    imageLoaderLimit: 4,
    maxImageCacheCount: 300,
    minZoomImageRatio: 0.2,
    maxZoomPixelRatio: 16,
    visibilityRatio: 0.2,
    // The page is arranged anew by `DeepZoom`: done a frame later by the library it would undo that.
    autoResize: false,
    gestureSettingsMouse: { clickToZoom: false, dblClickToZoom: false, scrollToZoom: false },
    gestureSettingsPen: { clickToZoom: false },
    gestureSettingsTouch: { clickToZoom: false, pinchToZoom: true }
  })
  return viewer
}

/** Its table has so many pixels of the screen now; what is seen keeps its size until it is arranged anew. */
export function resizeTo(viewer: OpenSeadragon.Viewer, { width, height }: PageSize): void {
  const size = new OpenSeadragon.Point(width, height)
  if (viewer.viewport.getContainerSize().equals(size)) return
  viewer.viewport.resize(size, true)
  viewer.forceRedraw()
}

/** The tiles of a page; it fills the width of 1 of the viewer's own coordinates. */
export function tileSource(sha256: string, page: number, size: PageSize) {
  return {
    width: size.width,
    height: size.height,
    tileSize,
    tileOverlap: 0,
    // Below this the whole page is one tile.
    minLevel: Math.min(8, topLevel(size)),
    maxLevel: topLevel(size),
    getTileUrl: (level: number, x: number, y: number) => tileAddress(sha256, page, { level, x, y })
  }
}
