/**
 * What a page of the application may load. Inline styles are allowed because the component library positions its
 * menus with them; scripts and workers come from the bundle only.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' att: blob: data:",
  "connect-src 'self' att:",
  "font-src 'self'",
  'frame-src att:',
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'"
].join('; ')
