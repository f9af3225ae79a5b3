/** What looks into a file to import; see `imports.ts` for when it is loaded. */
export { decode } from 'iconv-lite'
export { examine } from './examine'
export { openText, readStart } from './textReader'
