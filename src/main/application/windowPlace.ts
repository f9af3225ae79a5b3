import type { Rectangle } from 'electron'

export const minimumSize = { width: 900, height: 600 }
const defaultSize = { width: 1440, height: 900 }

function clamp(value: number, lowest: number, highest: number): number {
  return Math.round(Math.max(lowest, Math.min(value, highest)))
}

function overlap(first: Rectangle, second: Rectangle): number {
  const width =
    Math.min(first.x + first.width, second.x + second.width) - Math.max(first.x, second.x)
  const height =
    Math.min(first.y + first.height, second.y + second.height) - Math.max(first.y, second.y)
  return Math.max(0, width) * Math.max(0, height)
}

function centred(area: Rectangle): Rectangle {
  const width = Math.min(defaultSize.width, area.width)
  const height = Math.min(defaultSize.height, area.height)
  return {
    width,
    height,
    x: area.x + Math.floor((area.width - width) / 2),
    y: area.y + Math.floor((area.height - height) / 2)
  }
}

/** Where a window opens: its remembered place, moved onto a display that still exists. */
export function visiblePlace(
  remembered: Rectangle | null,
  displays: readonly Rectangle[]
): Rectangle {
  const [primary] = displays
  const fallback = primary ?? { x: 0, y: 0, ...defaultSize }
  if (remembered === null) return centred(fallback)
  const area = displays.reduce(
    (best, display) => (overlap(remembered, display) > overlap(remembered, best) ? display : best),
    fallback
  )
  const width = clamp(remembered.width, minimumSize.width, area.width)
  const height = clamp(remembered.height, minimumSize.height, area.height)
  return {
    width,
    height,
    x: clamp(remembered.x, area.x, area.x + area.width - width),
    y: clamp(remembered.y, area.y, area.y + area.height - height)
  }
}
