import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { i18n } from './i18n'
import './styles/fonts.css'
import './styles/tokens.css'
import './styles/base.css'
import ViewerWindow from './views/ViewerWindow.vue'

/** The second window: the viewer alone. */
createApp(ViewerWindow).use(createPinia()).use(i18n).mount('#app')
