import { createZipWriter } from './zipWriter'

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships'
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const sheetPart = 'xl/worksheets/sheet1.xml'

/** Style 1 is text (format 49), so that what is typed into such a cell later stays text; 2 is that in bold. */
const styles =
  `<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>` +
  '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' +
  '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs>' +
  '</styleSheet>'

const contentTypes =
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  '<Default Extension="xml" ContentType="application/xml"/>' +
  `<Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/>` +
  `<Override PartName="/${sheetPart}" ContentType="${types}.worksheet+xml"/>` +
  `<Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/></Types>`

function relationships(targets: readonly (readonly [type: string, target: string])[]): string {
  const all = targets.map(
    ([type, target], index) =>
      `<Relationship Id="rId${String(index + 1)}" Type="${office}/${type}" Target="${target}"/>`
  )
  return `<Relationships xmlns="${relations}">${all.join('')}</Relationships>`
}

/** What stands around the sheet; a name may not have more than 31 characters, nor these. */
function partsAround(sheetName: string): readonly (readonly [name: string, text: string])[] {
  const name = sheetName.replace(/[[\]:*?/\\'&<>"]/g, ' ').slice(0, 31)
  const sheets = `<sheets><sheet name="${name}" sheetId="1" r:id="rId1"/></sheets>`
  return [
    ['[Content_Types].xml', contentTypes],
    ['_rels/.rels', relationships([['officeDocument', 'xl/workbook.xml']])],
    ['xl/workbook.xml', `<workbook xmlns="${main}" xmlns:r="${office}">${sheets}</workbook>`],
    [
      'xl/_rels/workbook.xml.rels',
      relationships([
        ['worksheet', 'worksheets/sheet1.xml'],
        ['styles', 'styles.xml']
      ])
    ],
    ['xl/styles.xml', styles]
  ]
}

/** Makes a workbook around a sheet, while the sheet comes. */
export function createWorkbookPack(
  sheetName: string,
  append: (bytes: Uint8Array) => Promise<unknown>
): { write(text: string): Promise<void>; finish(): Promise<void> } {
  const zip = createZipWriter(append)
  let isBegun = false

  async function begin(): Promise<void> {
    for (const [name, text] of partsAround(sheetName)) {
      await zip.begin(name)
      await zip.write(declaration + text)
      await zip.end()
    }
    await zip.begin(sheetPart)
    isBegun = true
  }

  return {
    async write(text) {
      if (!isBegun) await begin()
      await zip.write(text)
    },
    async finish() {
      if (!isBegun) await begin()
      await zip.end()
      await zip.finish()
    }
  }
}
