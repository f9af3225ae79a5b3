/**
 * The direction of dependencies (README, "Architecture"), also where an import is indirect and for
 * what the linter cannot see.
 */
const ours = '^src/'

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Types may name each other; what runs may not.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }
    },
    {
      name: 'shared-stands-alone',
      severity: 'error',
      from: { path: '^src/shared/' },
      to: { path: ours, pathNot: '^src/shared/' }
    },
    {
      name: 'shared-is-plain',
      comment: 'It runs in every process, in a worker and in a test.',
      severity: 'error',
      from: { path: '^src/shared/' },
      to: {
        path: '^(electron|dexie|vue|pinia|vue-i18n)$|node_modules/(electron|dexie|vue|pinia|vue-i18n)/'
      }
    },
    {
      name: 'shared-without-node',
      severity: 'error',
      from: { path: '^src/shared/' },
      to: { dependencyTypes: ['core'] }
    },
    {
      name: 'main-stands-apart',
      severity: 'error',
      from: { path: '^src/main/', pathNot: '^src/main/preload\\.ts$' },
      to: { path: '^src/(renderer/|main/preload\\.ts$)' }
    },
    {
      name: 'preload-stands-apart',
      severity: 'error',
      from: { path: '^src/main/preload\\.ts$' },
      to: { path: ours, pathNot: '^src/shared/' }
    },
    {
      name: 'renderer-stands-apart',
      severity: 'error',
      from: { path: '^src/renderer/' },
      to: { path: ours, pathNot: '^src/(renderer|shared)/' }
    },
    {
      name: 'renderer-without-node',
      severity: 'error',
      from: { path: '^src/renderer/' },
      to: { dependencyTypes: ['core'] }
    },
    {
      name: 'electron-in-main-only',
      severity: 'error',
      from: { path: ours, pathNot: '^src/main/' },
      to: { path: '^electron$|node_modules/electron/' }
    },
    {
      name: 'components-ask-services',
      comment: 'They reach records through composables, and the main process through services.',
      severity: 'error',
      from: { path: '^src/renderer/(components|views)/' },
      to: { path: '^src/renderer/(db/|services/main\\.ts$)', dependencyTypesNot: ['type-only'] }
    },
    {
      name: 'database-knows-no-interface',
      severity: 'error',
      from: { path: '^src/renderer/db/' },
      to: {
        path: '^src/renderer/(components|views|composables|stores)/|node_modules/(vue|pinia|vue-i18n)/'
      }
    },
    {
      name: 'dexie-in-db-only',
      severity: 'error',
      from: { path: '^src/renderer/', pathNot: '^src/renderer/db/' },
      to: { path: 'node_modules/dexie/' }
    },
    {
      name: 'services-without-interface',
      severity: 'error',
      from: { path: '^src/renderer/services/' },
      to: { path: '^src/renderer/(components|views|composables)/' }
    },
    {
      name: 'everything-resolves',
      severity: 'error',
      from: { path: ours },
      to: { couldNotResolve: true, pathNot: '\\?worker' }
    }
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'types', 'default'],
      extensions: ['.ts', '.vue', '.js', '.json', '.css']
    }
  }
}
