export const possibleId = 'possible'
/** Stripes over a country whose sections may have existed; defined by `MapDrawing`. */
export const possibleUrl = `url(#${possibleId})`
