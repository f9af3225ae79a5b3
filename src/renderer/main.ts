import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import { i18n } from './i18n'
import { connectMain } from './services/main'
import { useNoticesStore } from './stores/notices'
import { useSessionStore } from './stores/session'
import './styles/fonts.css'
import './styles/tokens.css'
import './styles/base.css'

const app = createApp(App).use(createPinia()).use(i18n)
const notices = useNoticesStore()

app.config.errorHandler = notices.reportError
window.addEventListener('unhandledrejection', event => {
  notices.reportError(event.reason)
})
// A file dropped beside its target would otherwise be opened by the window.
for (const type of ['dragover', 'drop']) {
  window.addEventListener(type, event => {
    event.preventDefault()
  })
}

app.mount('#app')
void useSessionStore().start(connectMain())
