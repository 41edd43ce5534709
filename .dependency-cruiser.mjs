const app = '^apps/([^/]+)/';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'Type-only cycles included.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-app-to-app',
      severity: 'error',
      comment: 'Apps meet only through messages and the gateway’s API.',
      from: { path: app },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'no-lib-to-app',
      severity: 'error',
      from: { path: '^(libs|sdk)/' },
      to: { path: '^apps/' },
    },
    {
      name: 'libs-through-their-index',
      severity: 'error',
      comment: 'A lib’s inside is its own.',
      from: { path: '^(?:apps|libs|sdk|tools|tests|bench)/([^/]+)/' },
      to: {
        path: '^(?:libs|sdk)/([^/]+)/',
        pathNot: [
          '^(?:libs|sdk)/[^/]+/src/index\\.ts$',
          '^libs/contracts/src/[^/]+/index\\.ts$',
          '^(?:libs|sdk)/$1/',
        ],
      },
    },
    {
      name: 'domain-is-pure',
      severity: 'error',
      comment:
        'The domain imports itself, contracts and pure libs; and packages that reckon and touch nothing.',
      from: { path: '/domain/', pathNot: '\\.spec\\.ts$' },
      to: {
        pathNot: [
          '/domain/',
          '^libs/(contracts|internal-messages|use-case|journal|matching|working-time|workflow|evidence-ledger|content-cipher|policy)/',
          '^node_modules/(rrule-temporal|temporal-polyfill|stemmer)/',
        ],
      },
    },
    {
      name: 'application-knows-no-adapter',
      severity: 'error',
      from: { path: '/application/', pathNot: '\\.spec\\.ts$' },
      to: {
        pathNot: [
          '/domain/',
          '/application/',
          '^libs/(contracts|internal-messages|use-case|journal|matching|security|working-time|workflow|evidence-ledger|content-cipher|subject-record|policy)/',
        ],
      },
    },
    {
      name: 'doors-reach-no-store',
      severity: 'error',
      comment:
        'What stands at a door asks a use case or a port; it does not reach into the database.',
      from: {
        path: '^apps/[^/]+/src/adapters/(?!persistence/)[^/]+/',
        pathNot: ['/adapters/oidc/postgres', '\\.(int-)?spec\\.ts$'],
      },
      to: { path: '^apps/[^/]+/src/adapters/persistence/' },
    },
    {
      name: 'products-import-no-tools',
      severity: 'error',
      comment:
        'What runs in a borough or at the hub needs nothing that builds, measures or tests it.',
      from: { path: '^(apps|libs|sdk)/', pathNot: '\\.(int-|system-|cluster-)?spec\\.ts$' },
      to: { path: '^(tools|bench|chaos|tests)/' },
    },
    {
      name: 'pure-libs',
      severity: 'error',
      from: { path: '^libs/(matching|working-time|evidence-ledger|content-cipher|seeded-random)/' },
      to: {
        path: '^(libs|apps|sdk)/',
        pathNot: '^libs/(matching|working-time|evidence-ledger|content-cipher|seeded-random)/',
      },
    },
    {
      name: 'workflow-knows-contracts',
      severity: 'error',
      from: { path: '^libs/workflow/' },
      to: { path: '^(libs|apps|sdk)/', pathNot: '^libs/(workflow|contracts)/' },
    },
    {
      name: 'policy-knows-contracts',
      severity: 'error',
      from: { path: '^libs/policy/' },
      to: {
        path: '^(libs|apps|sdk)/',
        pathNot: '^libs/(policy|contracts|internal-messages|use-case)/',
      },
    },
    {
      name: 'timers-know-workflow',
      severity: 'error',
      from: { path: '^libs/timers/', pathNot: 'spec\\.ts$' },
      to: { path: '^(libs|apps|sdk)/', pathNot: '^libs/(timers|workflow)/' },
    },
    {
      name: 'waits-know-use-case',
      severity: 'error',
      from: { path: '^libs/waits/', pathNot: 'spec\\.ts$' },
      to: {
        path: '^(libs|apps|sdk)/',
        pathNot: '^libs/(waits|contracts|internal-messages|use-case)/',
      },
    },
    {
      name: 'subject-record-knows-contracts',
      severity: 'error',
      from: { path: '^libs/subject-record/' },
      to: { path: '^(libs|apps|sdk)/', pathNot: '^libs/(subject-record|contracts|security)/' },
    },
    {
      name: 'contracts-import-nothing-of-ours',
      severity: 'error',
      from: { path: '^libs/contracts/' },
      to: { path: '^(libs|apps|sdk)/', pathNot: '^libs/contracts/' },
    },
    {
      name: 'internal-messages-know-contracts',
      severity: 'error',
      from: { path: '^libs/internal-messages/' },
      to: { path: '^(libs|apps|sdk)/', pathNot: '^libs/(internal-messages|contracts)/' },
    },
    {
      name: 'members-see-nothing-internal',
      severity: 'error',
      comment:
        'What a borough runs knows no message between services, and nothing of how the hub does its work.',
      from: { path: '^(sdk|apps/borough-simulator)/' },
      to: { path: '^libs/(internal-messages|use-case|journal)/' },
    },
    {
      name: 'use-case-knows-contracts',
      severity: 'error',
      comment: 'What a use case stands on knows neither the database nor the broker.',
      from: { path: '^libs/use-case/' },
      to: { path: '^(libs|apps|sdk)/', pathNot: '^libs/(use-case|contracts)/' },
    },
    {
      name: 'journal-knows-who-asks',
      severity: 'error',
      from: { path: '^libs/journal/' },
      to: { path: '^(libs|apps|sdk)/', pathNot: '^libs/(journal|use-case|contracts)/' },
    },
    {
      name: 'observability-imports-nothing-of-ours',
      severity: 'error',
      from: { path: '^libs/observability/' },
      to: { path: '^(libs|apps|sdk)/', pathNot: '^libs/observability/' },
    },
    {
      name: 'persistence-imports-nothing-of-ours',
      severity: 'error',
      from: { path: '^libs/persistence/' },
      to: { path: '^(libs|apps|sdk)/', pathNot: '^libs/(persistence|observability)/' },
    },
    {
      name: 'security-knows-contracts',
      severity: 'error',
      from: { path: '^libs/security/' },
      to: {
        path: '^(libs|apps|sdk)/',
        pathNot: '^libs/(security|contracts|use-case|persistence|observability)/',
      },
    },
    {
      name: 'messaging-knows-no-service',
      severity: 'error',
      from: { path: '^libs/messaging/', pathNot: 'spec\\.ts$|/testing/' },
      to: {
        path: '^(libs|apps|sdk)/',
        pathNot:
          '^libs/(messaging|contracts|internal-messages|use-case|journal|persistence|observability|security)/',
      },
    },
    {
      name: 'sdk-knows-contracts-alone',
      severity: 'error',
      from: { path: '^sdk/' },
      to: { path: '^(libs|apps)/', pathNot: '^libs/(contracts|content-cipher)/' },
    },
    {
      name: 'connector-needs-no-shapes',
      severity: 'error',
      comment:
        'A borough installs no class-validator: of shapes the connector knows the types alone.',
      from: { path: '^sdk/[^/]+/src/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^libs/contracts/src/[^/]+/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'contract-words-need-no-shapes',
      severity: 'error',
      comment: 'What `@hub/contracts` itself exports runs in a borough too.',
      from: { path: '^libs/contracts/src/[^/]+\\.ts$', pathNot: '\\.spec\\.ts$' },
      to: {
        path: '^(libs/contracts/src/[^/]+/|node_modules/)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'typeorm-in-persistence-alone',
      severity: 'error',
      from: {
        path: '^apps/',
        pathNot: [
          '/adapters/persistence/',
          '/migrations/',
          '/adapters/oidc/postgres',
          '/load-register\\.ts$',
          '\\.int-spec\\.ts$',
        ],
      },
      to: { path: 'node_modules/typeorm' },
    },
    {
      name: 'amqplib-in-messaging-alone',
      severity: 'error',
      from: {
        path: '^(apps|libs)/',
        pathNot: ['^libs/messaging/', '^apps/gateway/src/adapters/amqp/'],
      },
      to: { path: 'node_modules/amqplib' },
    },
    {
      name: 'simulator-through-public-doors',
      severity: 'error',
      from: { path: '^apps/borough-simulator/' },
      to: { path: '^libs/(messaging|persistence|security)/' },
    },
    {
      name: 'console-through-the-public-api',
      severity: 'error',
      comment:
        'The console asks the public API with the token of whoever is signed in. It knows no database of a service, no broker, and no message between services.',
      from: { path: '^apps/console/', pathNot: '\\.(int-)?spec\\.ts$' },
      to: {
        path: '^(libs|sdk|apps)/|node_modules/(typeorm|amqplib)/',
        pathNot: '^(apps/console|libs/(contracts|observability|service-host|security))/',
      },
    },
    {
      name: 'sessions-alone-reach-the-database',
      severity: 'error',
      from: {
        path: '^apps/console/',
        pathNot: [
          '^apps/console/src/(open-console|session/sealed-session-store)\\.ts$',
          'spec\\.ts$',
        ],
      },
      to: { path: 'node_modules/(pg|connect-pg-simple)/' },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
