/** Pictures that the window drew. */
export interface PictureCalls {
  /** Writes a PNG, which comes in base64, where the person says; false when cancelled. */
  save(name: string, png: string): Promise<boolean>
}

export const mostPictureBytes = 20 * 1024 * 1024
