/** The part of `@citation-js/core` (0.8) used here; it ships no types of its own. */
declare module '@citation-js/core' {
  export const plugins: { readonly input: { chain(text: string): readonly unknown[] } }
}
declare module '@citation-js/plugin-bibtex'
declare module '@citation-js/plugin-ris'
