/** Kinds whose titles are made of the titles of others, and so are taken up after those. */
export const derivedTitles: ReadonlySet<string> = new Set(['citation', 'figure'])

/** A figure's title has its subject's, that of a citation its source's: no chain is longer. */
export const greatestDepth = 3
