import js from '@eslint/js'
import prettier from 'eslint-config-prettier'
import vue from 'eslint-plugin-vue'
import accessibility from 'eslint-plugin-vuejs-accessibility'
import globals from 'globals'
import typescript from 'typescript-eslint'
import vueParser from 'vue-eslint-parser'

/**
 * The direction of dependencies (README, "Architecture"). Flat configuration does not merge two entries of one
 * rule, so each folder states all of its bans.
 */
function restrict(files, bans, ignores = []) {
  return {
    files,
    ignores,
    rules: { 'no-restricted-imports': ['error', { patterns: bans }] }
  }
}
const ban = (message, ...group) => ({ group, message })
const electron = ban('Only main and the preload may import electron.', 'electron', 'electron/*')
const node = ban('This folder runs without Node.', 'node:*', 'fs', 'path', 'os', 'crypto')
const main = ban('Only src/main imports src/main.', '**/main/**')
const renderer = ban('Only src/renderer imports src/renderer.', '**/renderer/**')
const dexie = ban('Dexie is used in renderer/db only.', 'dexie')
const interfaceLibraries = ban('No Vue or Pinia here.', 'vue', 'pinia', 'vue-i18n')
const bridge = ban('window.opis is reached through services/main.ts.', '**/services/bridge*')

export default typescript.config(
  { ignores: ['out/', 'dist/', 'node_modules/', 'artifacts/', 'resources/'] },
  js.configs.recommended,
  ...typescript.configs.strict,
  ...typescript.configs.stylistic,
  ...vue.configs['flat/recommended'],
  ...accessibility.configs['flat/recommended'],
  {
    files: ['**/*.vue'],
    languageOptions: { parser: vueParser, parserOptions: { parser: typescript.parser } }
  },
  { files: ['src/renderer/**'], languageOptions: { globals: globals.browser } },
  { files: ['scripts/**', 'tests/**', '*.config.*'], languageOptions: { globals: globals.node } },
  {
    rules: {
      'no-undef': 'off',
      'no-control-regex': 'off',
      eqeqeq: 'error',
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/no-dynamic-delete': 'off',
      'vue/multi-word-component-names': 'off',
      'vue/require-default-prop': 'off',
      'vuejs-accessibility/label-has-for': ['error', { required: { some: ['nesting', 'id'] } }],
      'vuejs-accessibility/no-autofocus': 'off'
    }
  },
  { files: ['tests/**', 'src/renderer/**', 'scripts/**'], rules: { 'max-lines-per-function': 'off' } },
  restrict(['src/shared/**'], [electron, node, main, renderer, dexie, interfaceLibraries]),
  restrict(['src/main/**'], [renderer, dexie, interfaceLibraries]),
  restrict(['src/renderer/**'], [electron, node, main, dexie], ['src/renderer/db/**']),
  restrict(['src/renderer/db/**'], [electron, node, main, interfaceLibraries]),
  restrict(['src/renderer/components/**'], [electron, node, main, dexie, bridge]),
  prettier
)
