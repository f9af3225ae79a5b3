/**
 * Where Chromium and the application look for the user's data. Renaming any of these means an empty catalogue for
 * every user: a test fails when one changes.
 */
export const scheme = 'app'
export const host = 'bundle'
/** Serves stored files, pages and thumbnails, by hash only. */
export const attachmentScheme = 'att'
export const userDataName = 'Opis'
export const databasePrefix = 'catalogue-'
export const catalogueExtension = '.opis'
