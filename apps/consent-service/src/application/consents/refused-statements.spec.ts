import { expect, it } from '@jest/globals';
import type { AgeBand, RecordConsentPayload } from '@hub/contracts/consent';
import type { MessageContext } from '@hub/use-case';
import { asked, FakeUnitOfWork, testId } from '@hub/testing';
import { contactOf, recordingOn } from '../../testing/consents-at-work.js';
import { EPISODE, LEWISHAM, SOUTHWARK, statement, tools } from '../../testing/examples.js';
import { inMemoryConsentStores } from '../../testing/in-memory-consents.js';
import type { ConsentStores } from '../ports.js';

interface Attempt {
  readonly by?: MessageContext;
  readonly age?: AgeBand;
  /** The family said something before, or the episode is not what it was. */
  readonly before?: (work: FakeUnitOfWork<ConsentStores>) => Promise<unknown>;
}

const LOOKUP = testId(703);
const hub = tools();
const parent = { kind: 'parental_responsibility' } as const;
const child = { kind: 'child', capacityBasis: 'Understands what is shared' } as const;
const record = (work: FakeUnitOfWork<ConsentStores>, said: RecordConsentPayload) =>
  recordingOn(work, hub).execute(said, contactOf());
const earlierId = async (work: FakeUnitOfWork<ConsentStores>): Promise<string> =>
  (await work.stores.consents.ofEpisode(EPISODE))[0]?.id ?? testId(1);
const STARTED: Attempt['before'] = async ({ stores: { counterparts } }) => {
  await counterparts.claim(EPISODE, LEWISHAM);
  await counterparts.add(EPISODE, [LEWISHAM]);
};
const ofStranger = asked(LEWISHAM, { personId: testId(702) });
const BY_TELEPHONE = { explained: 'by_telephone' } as const;

/** Everything that keeps a statement from being recorded. */
const REFUSED: readonly [string, Partial<RecordConsentPayload>, Attempt?][] = [
  ['giver_may_not_consent', { givenBy: { kind: 'carer' } }],
  ['capacity_basis_missing', { givenBy: { kind: 'child' } }],
  ['capacity_basis_missing', { givenBy: { kind: 'child' }, decision: 'refused' }],
  ['young_person_not_asked', { givenBy: { ...parent, sixteenOrOver: true } }],
  ['young_person_not_asked', { lookupId: LOOKUP }, { age: '16_or_17' }],
  ['parents_disagree', { givenBy: { ...parent, otherParent: 'disagrees' } }],
  [
    'stated_age_differs',
    { lookupId: LOOKUP, givenBy: { kind: 'child', sixteenOrOver: true } },
    { age: 'under_16' },
  ],
  ['adult_decides', { lookupId: LOOKUP }, { age: '18_or_over' }],
  ['purpose_missing', { purpose: '  ' }],
  ['recipient_unknown', { recipients: { kind: 'listed', authorities: ['E09000099'] } }],
  ['recipients_missing', { recipients: { kind: 'listed' } }],
  ['date_in_future', { givenAt: '2026-03-03T10:00:00.000Z' }],
  ['consent_expired', { expiresAt: '2026-03-01T10:00:00.000Z' }],
  ['written_confirmation_missing', BY_TELEPHONE],
  ['written_confirmation_missing', { ...BY_TELEPHONE, confirmedInWritingBy: '2026-02-27' }],
  ['written_confirmation_missing', { ...BY_TELEPHONE, confirmedInWritingBy: '2026-03-30' }],
  ['not_found', {}, { by: asked(SOUTHWARK), before: (work) => record(work, statement()) }],
  ['not_verified', {}, { by: asked(LEWISHAM, { personId: testId(702), verified: false }) }],
  ['not_involved', {}, { by: ofStranger, before: STARTED }],
  [
    'episode_folded',
    {},
    {
      before: async (work) => {
        await STARTED(work);
        await work.stores.counterparts.fold(EPISODE, testId(704), '2026-03-01T10:00:00.000Z');
      },
    },
  ],
  [
    'episode_voided',
    {},
    {
      before: async (work) => {
        await STARTED(work);
        await work.stores.counterparts.void(EPISODE, '2026-03-01T10:00:00.000Z');
      },
    },
  ],
  ['not_found', { supersedes: testId(705) }],
  [
    'child_decided',
    { supersedes: 'earlier' },
    { before: (work) => record(work, statement({ givenBy: child })) },
  ],
  [
    'conflict',
    { supersedes: 'earlier' },
    {
      before: async (work) => {
        await record(work, statement());
        await record(work, statement({ supersedes: await earlierId(work) }));
      },
    },
  ],
];

it.each(REFUSED)('keeps nothing and tells nobody where it says %s to %j', async (...row) => {
  const [refused, change, { by = contactOf(), age, before = () => Promise.resolve() } = {}] = row;
  const work = new FakeUnitOfWork(inMemoryConsentStores());
  await before(work);
  const earlier = await earlierId(work);
  const kept = async () => ({
    said: await work.stores.consents.ofEpisode(EPISODE),
    receipts: await work.stores.consents.receipts(earlier),
    looks: await work.stores.looks.find(earlier),
    recalls: await work.stores.recalls.of(earlier),
    parts: await work.stores.counterparts.parts(EPISODE),
    told: work.told,
    evidence: work.evidence.length,
  });
  const untouched = structuredClone(await kept());
  const lookups = { isOf: () => Promise.resolve(false), ageOn: () => Promise.resolve(age) };
  const supersedes = change.supersedes === 'earlier' ? { supersedes: earlier } : {};
  const said = statement({ ...change, ...supersedes });
  expect(await recordingOn(work, hub, lookups).execute(said, by)).toMatchObject({ refused });
  expect(await kept()).toEqual(untouched);
});
