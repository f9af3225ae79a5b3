/** Which view of the figures is shown, and of what. */
export type FiguresView =
  | { readonly view: 'conflicts' | 'claims' | 'checks' }
  | { readonly view: 'series'; readonly subject: string }
  | { readonly view: 'sheet'; readonly citation: string }
