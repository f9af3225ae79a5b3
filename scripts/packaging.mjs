/**
 * The configuration of electron-builder. Only Linux has been tried; what is said here of macOS and
 * Windows follows the documentation.
 * @param {{ isInspectable: boolean, runtime: { directory: string, version: string }, output: string }} options
 * @returns {import('electron-builder').Configuration}
 */
export function builderConfiguration({ isInspectable, runtime, output }) {
  return {
    appId: 'app.opis',
    productName: 'Opis',
    copyright: 'The Opis authors',
    directories: { output, buildResources: 'resources' },
    electronDist: runtime.directory,
    electronVersion: runtime.version,
    npmRebuild: false,
    publish: null,
    icon: 'resources/icon.png',
    // Chromium's own words, in the languages of the interface; macOS names English differently.
    electronLanguages: ['en', 'en-US', 'de', 'ru'],
    asar: true,
    files: ['out/**', 'package.json', 'resources/recognition/**', ...withoutUnused],
    // The system loads shared libraries by path and cannot look into the archive; libheif may be replaced.
    asarUnpack: ['node_modules/sharp/**', 'node_modules/@img/**', 'node_modules/libheif-js/**'],
    extraFiles: [
      'THIRD-PARTY-NOTICES.md',
      // Beside LICENSE.electron.txt and LICENSES.chromium.html.
      { from: 'LICENSE', to: 'LICENSE.opis.txt' }
    ],
    electronFuses: fuses(isInspectable),
    linux: { target: 'dir', executableName: 'opis', category: 'Office' },
    win: { target: 'dir' },
    mac: { target: 'dir', category: 'public.app-category.productivity', ...catalogueDocument }
  }
}

/** What only browsers and compilers need of the packages that ship. */
const withoutUnused = [
  '!node_modules/@hyzyla/pdfium/dist/{*.esm*,worker*,*.base64*}',
  '!node_modules/@hyzyla/pdfium/dist/{worker,vendor}/**',
  '!node_modules/@cornerstonejs/codec-openjpeg/dist/{openjpegjs*,openjpegwasm.*}',
  '!node_modules/libheif-js/{libheif,wasm-bundle.js,libheif-wasm/*bundle*}',
  '!node_modules/sharp/{src,install}/**',
  '!node_modules/@tesseract.js-data/*/4.0.0/**',
  '!node_modules/tesseract.js/{dist,docs,examples,scripts}/**',
  '!node_modules/tesseract.js-core/{*.wasm.js,tesseract-core.*,tesseract-core-simd.*,tesseract-core-relaxedsimd.*}',
  '!node_modules/**/*.d.{ts,cts,mts}',
  '!node_modules/**/{glib-2.0,include}/**'
]

const catalogueType = 'app.opis.catalogue'

/** macOS opens a folder as a document; Windows and Linux associate programs with files only. */
const catalogueDocument = {
  fileAssociations: [{ ext: 'opis', name: 'Opis catalogue', role: 'Editor', isPackage: true }],
  extendInfo: {
    UTExportedTypeDeclarations: [
      {
        UTTypeIdentifier: catalogueType,
        UTTypeDescription: 'Opis catalogue',
        UTTypeConformsTo: ['com.apple.package', 'public.composite-content'],
        UTTypeTagSpecification: { 'public.filename-extension': ['opis'] }
      }
    ]
  }
}

/** Playwright drives an application through the inspector, which nobody else may. */
function fuses(isInspectable) {
  return {
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: isInspectable,
    grantFileProtocolExtraPrivileges: false,
    onlyLoadAppFromAsar: true,
    enableCookieEncryption: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    // Electron checks the archive on these two systems only.
    enableEmbeddedAsarIntegrityValidation: ['darwin', 'win32'].includes(process.platform),
    resetAdHocDarwinSignature: process.platform === 'darwin'
  }
}
