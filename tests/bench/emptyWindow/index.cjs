/** The least that Electron can start: what every start of the application is compared with. */
const path = module.require('node:path')
const { app, BrowserWindow } = module.require('electron')

app.setPath('userData', process.env.OPIS_USER_DATA)
app.on('window-all-closed', () => app.quit())
void app.whenReady().then(() => {
  const window = new BrowserWindow({ show: false, width: 1280, height: 800 })
  window.once('ready-to-show', () => window.show())
  void window.loadFile(path.join(__dirname, 'index.html'))
})
