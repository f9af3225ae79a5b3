import { existsSync, readFileSync } from 'node:fs'
import {
  XmlBufferInputProvider,
  XmlDocument,
  XsdValidator,
  xmlRegisterInputProvider
} from 'libxml2-wasm'
import { sharedFile } from './sharedFiles'

const folder = sharedFile('schemas')

/** What the schemas import from the web, and where it lies beside them: nothing is fetched. */
const imported = {
  'http://www.loc.gov/standards/xlink/xlink.xsd': 'dc/xlink.xsd',
  'http://www.w3.org/2007/08/xml.xsd': 'dc/xml.xsd',
  'http://www.w3.org/2001/03/xml.xsd': 'dc/xml.xsd',
  'http://dublincore.org/schemas/xmls/simpledc20021212.xsd': 'dc/simpledc20021212.xsd'
}

const files = {
  eacCpf2: 'eac-cpf-2.0/eac.xsd',
  eacCpf2010: 'eac-cpf-2010/cpf.xsd',
  ead3: 'ead3/ead3.xsd',
  ead2002: 'ead2002/ead.xsd',
  marcXml: 'marcxml/MARC21slim.xsd',
  dublinCore: 'dc/oai_dc.xsd'
} as const
export type SchemaName = keyof typeof files

export const hasSchemas = existsSync(folder)

let isRegistered = false
const validators = new Map<SchemaName, XsdValidator>()

function read(file: string): Uint8Array {
  return readFileSync(`${folder}/${file}`)
}

function validatorOf(name: SchemaName): XsdValidator {
  if (!isRegistered) {
    const buffers = Object.entries(imported).map(
      ([address, file]) => [address, read(file)] as const
    )
    xmlRegisterInputProvider(new XmlBufferInputProvider(Object.fromEntries(buffers)))
    isRegistered = true
  }
  const known = validators.get(name)
  if (known) return known
  const schema = XmlDocument.fromBuffer(read(files[name]), { url: files[name] })
  const validator = XsdValidator.fromDoc(schema)
  schema.dispose()
  validators.set(name, validator)
  return validator
}

/** What the schema objects to in the text; nothing for a valid document. */
export function schemaErrors(name: SchemaName, text: string): string[] {
  const validator = validatorOf(name)
  let document: XmlDocument | undefined
  try {
    document = XmlDocument.fromString(text)
    validator.validate(document)
    return []
  } catch (error) {
    if (!(error instanceof Error)) throw error
    return [error.message]
  } finally {
    document?.dispose()
  }
}
