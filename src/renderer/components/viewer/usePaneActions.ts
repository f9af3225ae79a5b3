import type { ShallowRef } from 'vue'
import type { ViewerAction } from './viewerActions'
import { lit, turned, zoomStep } from './zoom'
import type { Look } from './zoom'

export interface PaneActionsOptions {
  readonly look: ShallowRef<Look>
  stage(): { magnify(factor: number): void } | null
  page(): number
  count(): number
  show(page: number): void
  toggleStrip(): unknown
  toggleText(): unknown
  toggleMark(): unknown
  toggleBeside(): unknown
  close(): unknown
}

/** What each action does with the scan of a pane. */
export function usePaneActions(pane: PaneActionsOptions): Record<ViewerAction, () => unknown> {
  const { look } = pane
  const put = (change: (before: Look) => Look) => (): void => {
    look.value = change(look.value)
  }
  const fit = (zoom: Look['zoom']) => put(before => ({ ...before, zoom, centre: null }))
  return {
    scanNextPage: () => {
      pane.show(pane.page() + 1)
    },
    scanPreviousPage: () => {
      pane.show(pane.page() - 1)
    },
    scanFirstPage: () => {
      pane.show(1)
    },
    scanLastPage: () => {
      pane.show(pane.count())
    },
    scanLarger: () => pane.stage()?.magnify(zoomStep),
    scanSmaller: () => pane.stage()?.magnify(1 / zoomStep),
    scanActualSize: fit(1),
    scanFitWidth: fit('width'),
    scanFitPage: fit('page'),
    scanTurn: put(before => turned(before, 90)),
    scanTurnBack: put(before => turned(before, -90)),
    scanBrighter: put(before => lit(before, 'brightness', 1)),
    scanDarker: put(before => lit(before, 'brightness', -1)),
    scanMoreContrast: put(before => lit(before, 'contrast', 1)),
    scanLessContrast: put(before => lit(before, 'contrast', -1)),
    scanPlain: put(before => ({ ...before, brightness: 1, contrast: 1 })),
    scanPages: pane.toggleStrip,
    scanText: pane.toggleText,
    scanBeside: pane.toggleBeside,
    scanMarkRegion: pane.toggleMark,
    scanClose: pane.close
  }
}
