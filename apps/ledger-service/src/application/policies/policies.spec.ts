import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { isRefusal, type Role } from '@hub/contracts';
import { WithdrawConsent } from '@hub/contracts/consent';
import type { PolicyView } from '@hub/contracts/ledger';
import { readPolicyFiles } from '@hub/service-host';
import { asked, CountingIds, FakeUnitOfWork, FixedClock, testId, inOtherPost } from '@hub/testing';
import {
  evidenceBatch,
  freeGuard,
  GREENWICH,
  LEWISHAM,
  SIGNER,
  SOUTHWARK,
} from '../../testing/examples.js';
import { inMemoryLedgerStores } from '../../testing/in-memory-ledger.js';
import { InMemoryPolicies } from '../../testing/in-memory-policies.js';
import { AppendEvidence } from '../append-evidence.js';
import type { LedgerStores } from '../ports.js';
import { DraftPolicy } from './draft-policy.js';
import { ExplainDecision } from './explain-decision.js';
import { ReadPolicies } from './read-policies.js';
import { TryPolicy } from './try-policy.js';

const files = readPolicyFiles();
const NUMBER = files.released.number;
const STANDARD = readFileSync('data/policies/standard/london.yaml', 'utf8');
const RELEASED = files.released.policies.version;
const LEAD_MS = 3_600_000;
const reason = 'Said again, so that it can be tried';
const withVersion = (number: number): string =>
  STANDARD.replace(/^version: \d+$/m, `version: ${String(number)}`);
/** The standard without one policy. */
const without = (id: string, number = NUMBER + 1): string =>
  withVersion(number).replace(new RegExp(`  - id: ${id}\\n(?:    .*\\n|\\n)+?(?=  - id)`), '');
const head = (authority: string, roles: Role[] = ['head_of_service']) =>
  asked(authority, { roles, personId: testId(40) });

let stores: LedgerStores;
let policies: InMemoryPolicies;
let drafts: DraftPolicy;
let reading: ReadPolicies;
let trial: TryPolicy;
let explanation: ExplainDecision;
let append: AppendEvidence;
beforeEach(() => {
  policies = new InMemoryPolicies();
  stores = { ...inMemoryLedgerStores(), policies };
  const work = new FakeUnitOfWork(stores);
  const ids = new CountingIds();
  drafts = new DraftPolicy(work, files, ids, LEAD_MS);
  reading = new ReadPolicies(work, files, LEAD_MS);
  trial = new TryPolicy(work, files);
  explanation = new ExplainDecision(work, files, {
    find: () => Promise.resolve({ hidden: false, shielded: false }),
  });
  append = new AppendEvidence(work, SIGNER, freeGuard(), { clock: new FixedClock(), ids });
});

async function drafted(text: string): Promise<PolicyView> {
  const view = await drafts.draft({ text, reason }, head(LEWISHAM));
  if (isRefusal(view)) throw new Error(`${view.refused}: ${view.detail ?? ''}`);
  return view;
}

async function approved(text: string): Promise<PolicyView> {
  const { id: policyId } = await drafted(text);
  await drafts.approve({ policyId }, head(GREENWICH));
  const view = await drafts.approve({ policyId }, head(SOUTHWARK));
  if (isRefusal(view)) throw new Error(view.refused);
  return view;
}

describe('policies that authorities draft', () => {
  it('take effect with the second other authority, once every service can have heard', async () => {
    const { id: policyId } = await drafted(withVersion(NUMBER + 1));
    expect(await reading.listVersions({})).toEqual({
      versions: [],
      certainUntil: '2026-03-02T10:30:00.000Z',
    });
    expect(await drafts.approve({ policyId }, head(LEWISHAM))).toMatchObject({
      refused: 'other_authority_needed',
    });
    const drafter = inOtherPost(head(GREENWICH), head(LEWISHAM));
    expect(await drafts.approve({ policyId }, drafter)).toMatchObject({
      refused: 'second_person_needed',
    });
    expect(await drafts.approve({ policyId }, head(GREENWICH))).toMatchObject({ state: 'drafted' });
    expect(await drafts.approve({ policyId }, head(SOUTHWARK))).toMatchObject({
      state: 'approved',
      from: '2026-03-02T10:30:00.000Z',
      approvals: [{ authority: GREENWICH }, { authority: SOUTHWARK }],
    });
    expect((await reading.listVersions({ after: NUMBER })).versions).toMatchObject([
      { version: NUMBER + 1, from: '2026-03-02T10:30:00.000Z' },
    ]);
    expect(await reading.list({})).toMatchObject({
      items: [{ state: 'approved' }],
      inForce: files.released.policies.version,
    });
    policies.time = '2026-03-02T10:30:00.000Z';
    expect(await reading.list({})).toMatchObject({
      items: [{ state: 'in_force' }],
      inForce: RELEASED.replace(/\d+$/, String(NUMBER + 1)),
    });
  });

  it.each([
    ['nothing that is YAML', 'policies: [', /line 1/],
    ['an unknown field', `${withVersion(NUMBER + 1)}extra: 1\n`, /line \d+: extra/],
    [
      'an action that is none',
      withVersion(NUMBER + 1).replace('service_request.send.v1', 'service_request.sendd.v1'),
      /line \d+: .*no request of the hub/,
    ],
    [
      'what the floor forbids whatever is said',
      `${withVersion(NUMBER + 1)}
  - id: anybody-reads
    effect: permit
    says: Anybody at all reads the assessment.
    actions: [document.read_content.v1]
    who: { kind: person, verified: false, confirmed: false }
    basis: public_task
`,
      /impossible/,
    ],
  ])('are refused with the line for %s', async (_what, text, detail) => {
    expect(await drafts.draft({ text, reason }, head(LEWISHAM))).toMatchObject({
      refused: 'policy_faulty',
      detail: expect.stringMatching(detail),
    });
    expect(await reading.list({})).toMatchObject({ items: [] });
  });

  it('are refused where their version came with the hub, or a later one was approved meanwhile', async () => {
    expect(await drafts.draft({ text: withVersion(NUMBER), reason }, head(LEWISHAM))).toMatchObject(
      { refused: 'policy_outdated' },
    );
    const earlier = await drafted(withVersion(NUMBER + 1));
    await approved(withVersion(NUMBER + 2));
    expect(await drafts.approve({ policyId: earlier.id }, head(GREENWICH))).toMatchObject({
      refused: 'policy_outdated',
    });
  });

  it('are taken back by the authority that drafted them, and by no other', async () => {
    const { id: policyId } = await drafted(withVersion(NUMBER + 1));
    expect(await drafts.withdraw({ policyId }, head(GREENWICH))).toMatchObject({
      refused: 'forbidden',
    });
    expect(await drafts.withdraw({ policyId }, head(LEWISHAM))).toMatchObject({
      state: 'withdrawn',
    });
    const missing = { policyId: testId(77) };
    for (const answer of [
      drafts.withdraw(missing, head(LEWISHAM)),
      drafts.approve(missing, head(GREENWICH)),
      reading.read(missing),
      trial.execute(missing),
    ])
      expect(await answer).toMatchObject({ refused: 'not_found' });
  });

  it('say what they change, and are listed in pages', async () => {
    const { id: policyId } = await drafted(without('ask-for-a-service'));
    expect(await reading.read({ policyId })).toMatchObject({
      added: [],
      removed: ['ask-for-a-service'],
      changed: [],
    });
    await drafted(withVersion(NUMBER + 2));
    const first = await reading.list({ limit: 1 });
    if (isRefusal(first)) throw new Error(first.refused);
    expect(first.items).toMatchObject([{ version: NUMBER + 2 }]);
    const { nextCursor = '' } = first;
    expect(await reading.list({ limit: 1, cursor: nextCursor })).toMatchObject({
      items: [{ version: NUMBER + 1 }],
    });
    expect(await reading.list({ cursor: 'x' })).toMatchObject({ refused: 'invalid_request' });
  });
});

describe('decisions of the past', () => {
  const ASKED = 'service_request.send.v1';
  const facts = (held: string): string =>
    `kind=person verified=true roles=practitioner held=${held} confirmed=false closed=false disputed=false`;
  const permitted = `${RELEASED}: ask-for-a-service; basis public_task; on ${facts('team_member')}`;
  const refused = `${RELEASED}: nobody-without-a-relation; on ${facts('none')}`;
  beforeEach(async () => {
    await append.execute([
      evidenceBatch(1, { action: ASKED, rule: permitted }),
      evidenceBatch(2, { action: ASKED, rule: permitted }),
      evidenceBatch(3, { action: ASKED, rule: refused }),
      evidenceBatch(4, { action: WithdrawConsent.type, rule: 'retention-1' }),
    ]);
  });

  it('show what a draft would change, and nothing where it changes nothing', async () => {
    const same = await drafted(withVersion(NUMBER + 1));
    expect(await trial.execute({ policyId: same.id })).toMatchObject({
      decisions: 3,
      newlyRefused: 0,
      newlyPermitted: 0,
      changes: [],
    });
    const { id: policyId } = await drafted(without('ask-for-a-service'));
    expect(await trial.execute({ policyId })).toMatchObject({
      decisions: 3,
      newlyRefused: 2,
      newlyPermitted: 0,
      changes: [{ action: ASKED, wasPermitted: true, policies: [], count: 2 }],
      more: false,
    });
    policies.time = '2026-04-20T00:00:00.000Z';
    expect(await trial.execute({ policyId, days: 30 })).toMatchObject({ decisions: 0 });
    expect(await trial.execute({ policyId, days: 60 })).toMatchObject({ decisions: 3 });
  });

  it('are explained to whom they concern, by the policies that decided and those in force', async () => {
    const message = evidenceBatch(1).evidence.message;
    expect(await explanation.execute({ messageId: message }, head(GREENWICH))).toEqual({
      messageId: message,
      action: ASKED,
      at: '2026-03-02T09:30:00.000Z',
      permitted: true,
      version: RELEASED,
      basis: 'public_task',
      policies: [
        {
          id: 'ask-for-a-service',
          effect: 'permit',
          says: 'Who works with the child asks another authority for a service, reminds it, and takes that back.',
        },
      ],
      facts: facts('team_member').split(' '),
      wouldBePermitted: true,
    });
    await approved(without('ask-for-a-service'));
    policies.time = '2026-03-03T09:30:00.000Z';
    expect(await explanation.execute({ messageId: message }, head(LEWISHAM))).toMatchObject({
      permitted: true,
      wouldBePermitted: false,
    });
  });

  it.each([
    ['who is not concerned', 1, 'E09000001'],
    ['what policies did not decide', 4, LEWISHAM],
    ['what never was', 99, LEWISHAM],
  ])('are not explained to or of %s', async (_what, number, authority) => {
    const { message } = evidenceBatch(number).evidence;
    expect(await explanation.execute({ messageId: message }, head(authority))).toMatchObject({
      refused: 'not_found',
    });
  });
});
