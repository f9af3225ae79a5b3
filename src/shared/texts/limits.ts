/** Text is kept of so many pages of one scan, and so much of it in all; what is cut is named. */
export const mostTextPages = 2000
export const mostTextBytes = 4 * 1024 * 1024

/** What is recognised in pictures: the languages (ISO 639-3) whose models come with the application. */
export const recognitionLanguages = ['rus', 'deu', 'eng', 'fra'] as const
export type RecognitionLanguage = (typeof recognitionLanguages)[number]
