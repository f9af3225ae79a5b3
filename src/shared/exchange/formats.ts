import { bibtexExport, cslJsonExport, risExport } from '../bibliography/bibliographyExports'
import {
  atomAuthorityExport,
  atomEventExport,
  atomIsadExport,
  atomRelationExport,
  atomRepositoryExport,
  atomSetExport
} from './atomExport'
import { csvExport } from './csvExport'
import type { ExportFormat } from './format'
import { jsonLdExport } from './wikidata/jsonLd'
import { quickStatementsExport } from './wikidata/quickStatements'
import { accessionExport, archivalObjectExport, digitalObjectExport } from './spaceExport'
import { recordsJsonLdExport } from './web/jsonLdExport'
import { recordsExport } from './recordsExport'
import { workbookExport } from './workbookExport'
import { eacCpf2010Export, eacCpf2Export } from './xml/eacExport'
import { ead2002Export, ead3Export } from './xml/eadExport'
import { dublinCoreExport, marcXmlExport } from './xml/libraryExport'

/** Every form in which records leave the catalogue, in the order of the dialog. */
export const exportFormats: readonly ExportFormat[] = [
  csvExport,
  workbookExport,
  recordsExport,
  ead3Export,
  ead2002Export,
  eacCpf2Export,
  eacCpf2010Export,
  atomSetExport,
  atomIsadExport,
  atomAuthorityExport,
  atomRelationExport,
  atomRepositoryExport,
  atomEventExport,
  archivalObjectExport,
  digitalObjectExport,
  accessionExport,
  marcXmlExport,
  dublinCoreExport,
  risExport,
  bibtexExport,
  cslJsonExport,
  recordsJsonLdExport,
  jsonLdExport,
  quickStatementsExport
]

/** A choice that is remembered may name a format that is no more: then it is CSV. */
export function formatNamed(name: string): ExportFormat {
  return exportFormats.find(format => format.name === name) ?? csvExport
}
