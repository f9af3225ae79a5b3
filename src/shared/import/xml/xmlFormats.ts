/** XML files that are read: MARCXML, EAC-CPF 2010 and 2.0. */
export const xmlFormats = ['marcxml', 'eac'] as const
export type XmlFormat = (typeof xmlFormats)[number]
