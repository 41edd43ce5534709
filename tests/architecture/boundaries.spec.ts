import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PlantedTree } from './planted-tree.js';

/**
 * One planted violation for each rule: path → content. A rule that does not fire proves nothing by
 * its silence.
 */
const PLANTED: Readonly<Record<string, readonly [path: string, content: string]>> = {
  'no-cycles': [
    'libs/matching/src/planted-cycle.ts',
    `import type { B } from './planted-cycle-2.js';\nexport type A = B;\n`,
  ],
  'no-app-to-app': [
    'apps/consent-service/src/planted-app.ts',
    `export { isParty } from '../../episode-service/src/domain/transfers/transfer.js';\n`,
  ],
  'no-lib-to-app': [
    'libs/testing/src/planted-app.ts',
    `export { isParty } from '../../../apps/episode-service/src/domain/transfers/transfer.js';\n`,
  ],
  'libs-through-their-index': [
    'apps/consent-service/src/planted-inside.ts',
    `export { Inbox } from '../../../libs/messaging/src/inbox/inbox.js';\n`,
  ],
  'domain-is-pure': [
    'apps/consent-service/src/domain/planted.ts',
    `import { randomUUID } from 'node:crypto';\nexport const id = randomUUID;\n`,
  ],
  'application-knows-no-adapter': [
    'apps/consent-service/src/application/planted.ts',
    `export { TypeormConsentStore } from '../adapters/persistence/consent-store.js';\n`,
  ],
  'doors-reach-no-store': [
    'apps/gateway/src/adapters/http/planted.ts',
    `export { oidcTable } from '../persistence/tables.js';\n`,
  ],
  'products-import-no-tools': [
    'apps/gateway/src/planted-tool.ts',
    `export { environment } from '../../../tools/config.js';\n`,
  ],
  'pure-libs': [
    'libs/matching/src/planted.ts',
    `export { AUTHORITY_CODES } from '@hub/contracts';\n`,
  ],
  'contracts-import-nothing-of-ours': [
    'libs/contracts/src/planted.ts',
    `export { isNhsNumber } from '@hub/matching';\n`,
  ],
  'internal-messages-know-contracts': [
    'libs/internal-messages/src/planted.ts',
    `export type { Caller } from '@hub/use-case';\n`,
  ],
  'members-see-nothing-internal': [
    'sdk/borough-connector/src/planted-inside.ts',
    `export { FindPerson } from '@hub/internal-messages';\n`,
  ],
  'use-case-knows-contracts': [
    'libs/use-case/src/planted.ts',
    `export { isNhsNumber } from '@hub/matching';\n`,
  ],
  'journal-knows-who-asks': [
    'libs/journal/src/planted.ts',
    `export { isNhsNumber } from '@hub/matching';\n`,
  ],
  'observability-imports-nothing-of-ours': [
    'libs/observability/src/planted.ts',
    `export { isNhsNumber } from '@hub/matching';\n`,
  ],
  'persistence-imports-nothing-of-ours': [
    'libs/persistence/src/planted.ts',
    `export { isNhsNumber } from '@hub/matching';\n`,
  ],
  'security-knows-contracts': [
    'libs/security/src/planted.ts',
    `export { RequestClient } from '@hub/messaging';\n`,
  ],
  'workflow-knows-contracts': [
    'libs/workflow/src/planted.ts',
    `export { bankHolidays } from '@hub/working-time';\n`,
  ],
  'policy-knows-contracts': [
    'libs/policy/src/planted.ts',
    `export { bankHolidays } from '@hub/working-time';\n`,
  ],
  'timers-know-workflow': [
    'libs/timers/src/planted.ts',
    `export { bankHolidays } from '@hub/working-time';\n`,
  ],
  'waits-know-use-case': [
    'libs/waits/src/planted.ts',
    `export { bankHolidays } from '@hub/working-time';\n`,
  ],
  'subject-record-knows-contracts': [
    'libs/subject-record/src/planted.ts',
    `export { bankHolidays } from '@hub/working-time';\n`,
  ],
  'messaging-knows-no-service': [
    'libs/messaging/src/planted.ts',
    `export { isNhsNumber } from '@hub/matching';\n`,
  ],
  'sdk-knows-contracts-alone': [
    'sdk/borough-connector/src/planted.ts',
    `export { Sealer } from '@hub/security';\n`,
  ],
  'connector-needs-no-shapes': [
    'sdk/borough-connector/src/planted-shape.ts',
    `export { ConfirmReceipt } from '@hub/contracts/notification';\n`,
  ],
  'contract-words-need-no-shapes': [
    'libs/contracts/src/planted-words.ts',
    `export { Contact } from './shape/contact.js';\n`,
  ],
  'typeorm-in-persistence-alone': [
    'apps/consent-service/src/adapters/messaging/planted.ts',
    `export { In } from 'typeorm';\n`,
  ],
  'amqplib-in-messaging-alone': [
    'apps/consent-service/src/planted-amqp.ts',
    `export { connect } from 'amqplib';\n`,
  ],
  'console-through-the-public-api': [
    'apps/console/src/planted.ts',
    `export { RequestClient } from '@hub/messaging';\n`,
  ],
  'sessions-alone-reach-the-database': [
    'apps/console/src/journeys/planted-query.ts',
    `export { Client } from 'pg';\n`,
  ],
  'simulator-through-public-doors': [
    'apps/borough-simulator/src/planted.ts',
    `export { RequestClient } from '@hub/messaging';\n`,
  ],
};
const LEAST_MODULES = 250;

interface Cruise {
  readonly summary: {
    readonly totalCruised: number;
    readonly violations: readonly { from: string; rule: { name: string } }[];
  };
}

describe('the boundary rules', () => {
  let tree: PlantedTree;
  let planted: Cruise['summary'];

  beforeAll(() => {
    const otherHalf = [
      'libs/matching/src/planted-cycle-2.ts',
      `import type { A } from './planted-cycle.js';\nexport type B = A | 1;\n`,
    ] as const;
    tree = new PlantedTree([...Object.values(PLANTED), otherHalf]);
    const words = [
      '--config',
      '.dependency-cruiser.mjs',
      '--output-type',
      'json',
      'apps',
      'libs',
      'sdk',
      'tools',
    ];
    planted = (tree.run('dependency-cruiser/bin/dependency-cruiser.mjs', words) as Cruise).summary;
  }, 60_000);
  afterAll(() => {
    tree.remove();
  });

  it('have a planted violation each', () => {
    const rules = [
      ...readFileSync('.dependency-cruiser.mjs', 'utf8').matchAll(/^ {6}name: '([^']+)'/gm),
    ].map(([, name]) => name);
    expect(Object.keys(PLANTED).sort()).toEqual(rules.sort());
  });

  it.each(Object.entries(PLANTED))('%s fires', (rule, [path]) => {
    expect(
      planted.violations
        .filter((violation) => violation.from.startsWith(path.replace(/\.ts$/, '')))
        .map((violation) => violation.rule.name),
    ).toContain(rule);
  });

  it('look at the whole tree', () => {
    expect(planted.totalCruised).toBeGreaterThan(LEAST_MODULES);
  });
});
