import { resolve } from 'node:path'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'electron-vite'

const root = import.meta.dirname

/** One build serves the declared Electron and Electron 33, on which the tests run (README, "Runtime"). */
const nodeTarget = 'node20.18'
const chromiumTarget = 'chrome130'

/** Fontsource offers each font in an older format too, which no Chromium asks for. */
const onlyWoff2 = {
  postcssPlugin: 'only-woff2',
  Declaration: {
    src(declaration: { value: string }) {
      const shorter = declaration.value.replace(/,\s*url\([^)]*\.woff\)\s*format\('woff'\)/g, '')
      if (shorter !== declaration.value) declaration.value = shorter
    }
  }
}

export default defineConfig({
  main: {
    build: {
      target: nodeTarget,
      externalizeDeps: { exclude: ['file-type', 'valibot', 'uuid'] },
      rolldownOptions: {
        input: {
          index: resolve(root, 'src/main/index.ts'),
          rendering: resolve(root, 'src/main/attachments/renderingProcess.ts'),
          store: resolve(root, 'src/main/attachments/store/storeThread.ts'),
          snapshots: resolve(root, 'src/main/snapshots/snapshotProcess.ts'),
          commandLine: resolve(root, 'src/main/commandLine/commandLineProcess.ts'),
          texts: resolve(root, 'src/main/texts/textProcess.ts'),
          tables: resolve(root, 'src/main/imports/tableProcess.ts')
        },
        output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name].cjs' }
      }
    }
  },
  preload: {
    build: {
      target: nodeTarget,
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: resolve(root, 'src/main/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' }
      }
    }
  },
  renderer: {
    root: resolve(root, 'src/renderer'),
    plugins: [vue()],
    worker: { format: 'es' },
    css: { postcss: { plugins: [onlyWoff2] } },
    build: {
      target: chromiumTarget,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: {
          index: resolve(root, 'src/renderer/index.html'),
          print: resolve(root, 'src/renderer/print.html'),
          viewer: resolve(root, 'src/renderer/viewer.html')
        }
      }
    }
  }
})
