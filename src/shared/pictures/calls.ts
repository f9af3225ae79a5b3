/** A part of the window, in CSS pixels. */
export interface WindowPart {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Pictures of what the window shows, with its fonts and in its appearance. */
export interface PictureCalls {
  /** As PNG. */
  take(part: WindowPart): Promise<Uint8Array>
  /** Where the person says; false when cancelled. */
  save(name: string, part: WindowPart): Promise<boolean>
}
