import { beforeEach, expect, it } from '@jest/globals';
import { isRefusal } from '@hub/contracts';
import { asked, FakeUnitOfWork, testId } from '@hub/testing';
import { contactOf, recordingOn } from '../../testing/consents-at-work.js';
import {
  EPISODE,
  GREENWICH,
  LEWISHAM,
  SOUTHWARK,
  statement,
  tools,
} from '../../testing/examples.js';
import { inMemoryConsentStores } from '../../testing/in-memory-consents.js';
import type { ConsentStores } from '../ports.js';
import { AcknowledgeConsent } from './acknowledge-consent.js';
import { ReadConsent } from './read-consent.js';

const LEAD = testId(701);
let work: FakeUnitOfWork<ConsentStores>;
let consentId: string;
beforeEach(async () => {
  work = new FakeUnitOfWork(inMemoryConsentStores());
  const { counterparts } = work.stores;
  await counterparts.started(EPISODE, LEWISHAM);
  await counterparts.lead(EPISODE, { term: 2, authority: GREENWICH });
  await counterparts.add(EPISODE, [LEWISHAM, GREENWICH, SOUTHWARK]);
  const lead = { personId: LEAD, relation: 'lead_professional', confirmed: false } as const;
  await counterparts.notePeople(EPISODE, { people: [lead], closed: false }, 1);
  const refused = await recordingOn(work, tools()).execute(
    statement({ decision: 'refused' }),
    asked(SOUTHWARK),
  );
  if (isRefusal(refused)) throw new Error(refused.refused);
  consentId = refused.id;
});
const acknowledge = (by: ReturnType<typeof asked>) =>
  new AcknowledgeConsent(work, tools().clock).execute({ consentId }, by);
const lastWaits = () =>
  work.facts.filter(({ event }) => event.type === 'consent.seen.v1').map(({ payload }) => payload);

it('waits until who leads and who started it have seen what was said', async () => {
  const read = new ReadConsent(work);
  expect(await read.execute({ consentId }, asked(GREENWICH))).toMatchObject({ state: 'refused' });
  const lead = asked(GREENWICH, { personId: LEAD });
  expect(await acknowledge(lead)).toEqual({});
  expect(await acknowledge(lead)).toEqual({});
  expect(await acknowledge(contactOf(LEWISHAM))).toEqual({});
  expect(lastWaits()).toMatchObject([
    { consentId, waits: [{ authority: LEWISHAM, role: 'lead_caf_contact' }] },
    { consentId, waits: [] },
  ]);
});

it('is nobody else’s to see, and not of who has no part any more', async () => {
  const none = { refused: 'not_found' };
  expect(await acknowledge(asked(GREENWICH, { personId: testId(9) }))).toMatchObject(none);
  expect(await acknowledge(contactOf(SOUTHWARK))).toMatchObject(none);
  await work.stores.counterparts.shield(EPISODE, [GREENWICH], 1);
  expect(await acknowledge(asked(GREENWICH, { personId: LEAD }))).toMatchObject(none);
  expect(await new ReadConsent(work).execute({ consentId }, asked(GREENWICH))).toMatchObject(none);
  expect(lastWaits()).toEqual([]);
});
