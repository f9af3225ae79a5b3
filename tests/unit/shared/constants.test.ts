import { expect, test } from 'vitest'
import * as constants from '../../../src/shared/constants'
import { databaseName } from '../../../src/renderer/db/CatalogueDatabase'
import { preflightPaths } from '../../../src/main/preflight/paths'

// Written out here: whoever changes one of them makes every user's working copy and settings vanish.
test('the names under which the data of users is found stay as they are', () => {
  expect({ ...constants }).toEqual({
    scheme: 'app',
    host: 'bundle',
    attachmentScheme: 'att',
    userDataName: 'Opis',
    databasePrefix: 'catalogue-',
    catalogueExtension: '.opis'
  })
})

test('a working copy is named after its device', () => {
  expect(databaseName('k3f9')).toBe('catalogue-k3f9')
})

test('Chromium keeps the working copies in the folder of the application’s origin', () => {
  expect(preflightPaths('').levelDbName).toBe('app_bundle_0.indexeddb.leveldb')
})
