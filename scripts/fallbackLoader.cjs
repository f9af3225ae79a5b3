/**
 * Stands in for Electron's own `electron <folder>`, which the fallback runtime lacks: it takes the
 * first argument that is no switch for the application's folder. The application is required
 * synchronously, since protocols can only be registered as privileged before Electron is ready.
 */
const path = module.require('node:path')
const { app, dialog } = module.require('electron')

const directory = path.resolve(process.argv.slice(1).find(word => !word.startsWith('-')) ?? '.')

try {
  const description = module.require(path.join(directory, 'package.json'))
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true })
  app.setName(description.productName ?? description.name)
  app.setVersion(description.version)
  app.setDesktopName(`${app.getName()}.desktop`)
  app.setAppPath(directory)
  module.require(directory)
} catch (error) {
  console.error(error)
  dialog.showErrorBox(`The application in ${directory} cannot be started`, String(error))
  app.exit(1)
}
