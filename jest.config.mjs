const LIBS = [
  'contracts',
  'use-case',
  'journal',
  'internal-messages',
  'messaging',
  'persistence',
  'security',
  'observability',
  'matching',
  'service-host',
  'testing',
  'working-time',
  'workflow',
  'timers',
  'waits',
  'evidence-ledger',
  'content-cipher',
  'seeded-random',
  'subject-record',
  'policy',
];

const aliases = Object.fromEntries(
  LIBS.map((lib) => [`^@hub/${lib}$`, `<rootDir>/libs/${lib}/src/index.ts`]),
);

const shared = {
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': ['@swc/jest', { swcrc: false, ...swcOptions() }] },
  moduleNameMapper: {
    ...aliases,
    '^@hub/contracts/([a-z]+)$': '<rootDir>/libs/contracts/src/$1/index.ts',
    '^fast-check$': '<rootDir>/tests/seeded-fast-check.ts',
    '^@hub/borough-connector$': '<rootDir>/sdk/borough-connector/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  modulePathIgnorePatterns: [
    '<rootDir>/dist/',
    '<rootDir>/.hub/',
    '<rootDir>/sdk/borough-connector/package.json',
  ],
};

function swcOptions() {
  return {
    jsc: {
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
      target: 'es2024',
      keepClassNames: true,
    },
    module: { type: 'es6' },
    sourceMaps: 'inline',
  };
}

/**
 * Test kinds by name: `.spec` needs nothing, `.int-spec` a database and a broker, `.system-spec` a
 * whole hub, `.pages-spec` a browser on it, `.cluster-spec` a hub on three broker nodes.
 */
export default {
  testSequencer: '<rootDir>/tests/alphabetical-sequencer.mjs',
  // Modules of a file that was tested stay in its worker: it makes way before its heap is full.
  workerIdleMemoryLimit: '1500MB',
  projects: [
    { ...shared, displayName: 'unit', testMatch: ['**/*.spec.ts'] },
    { ...shared, displayName: 'integration', testMatch: ['**/*.int-spec.ts'] },
    { ...shared, displayName: 'system', testMatch: ['**/*.system-spec.ts'] },
    { ...shared, displayName: 'pages', testMatch: ['**/*.pages-spec.ts'] },
    { ...shared, displayName: 'cluster', testMatch: ['**/*.cluster-spec.ts'] },
  ],
};
