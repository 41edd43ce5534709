import { beforeEach, describe, expect, it } from '@jest/globals';
import { isRefusal } from '@hub/contracts';
import { asked, delivered, FakeUnitOfWork, testId } from '@hub/testing';
import { contactOf, recordingOn } from '../../testing/consents-at-work.js';
import {
  EPISODE,
  GREENWICH,
  LEWISHAM,
  SCHEDULE,
  SOUTHWARK,
  statement,
  tools,
} from '../../testing/examples.js';
import { inMemoryConsentStores } from '../../testing/in-memory-consents.js';
import type { ConsentStores } from '../ports.js';
import { OnEpisodeChanged } from '../on-episode-changed.js';
import { AcknowledgeConsent } from './acknowledge-consent.js';
import { passLooksOn } from './pass-looks-on.js';
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
  await work.stores.counterparts.shield({
    episodeId: EPISODE,
    hiddenFrom: [GREENWICH],
    version: 1,
  });
  expect(await acknowledge(asked(GREENWICH, { personId: LEAD }))).toMatchObject(none);
  expect(await new ReadConsent(work).execute({ consentId }, asked(GREENWICH))).toMatchObject(none);
  expect(lastWaits()).toEqual([]);
});

describe('what is still to be looked at', () => {
  const changed = () => new OnEpisodeChanged(work, tools(), SCHEDULE);
  const passed = () =>
    work.facts.filter(({ event }) => event.type === 'consent.look_passed.v1').map(waitsTold);
  const waitsTold = ({ payload, recipients }: (typeof work.facts)[number]) => ({
    waits: (payload as { waits: object[] }).waits,
    recipients,
  });
  const leading = (authority: string, personId: string, version: number) =>
    changed().people(
      {
        episodeId: EPISODE,
        people: [{ authority, personId, relation: 'lead_professional', confirmed: false }],
        closed: false,
        version,
      },
      delivered(version),
    );
  const next = testId(702);

  it('passes with the lead to whoever leads, and not back by what is older', async () => {
    await leading(SOUTHWARK, next, 3);
    const waits = [
      { authority: SOUTHWARK, personId: next },
      { authority: LEWISHAM, role: 'lead_caf_contact' },
    ];
    const recipients = [GREENWICH, LEWISHAM, SOUTHWARK];
    expect(passed()).toMatchObject([{ waits, recipients: expect.arrayContaining(recipients) }]);
    await leading(GREENWICH, LEAD, 2);
    await leading(SOUTHWARK, next, 4);
    expect(passed()).toHaveLength(1);
    expect(await acknowledge(asked(GREENWICH, { personId: LEAD }))).toEqual({
      refused: 'not_found',
    });
    expect(await acknowledge(asked(SOUTHWARK, { personId: next }))).toEqual({});
  });

  it('stays where nobody else leads and it is hidden from nobody', async () => {
    expect(await passLooksOn(work.stores, EPISODE)).toEqual([]);
    const lead = { authority: GREENWICH, personId: LEAD };
    expect(await passLooksOn(work.stores, EPISODE, lead)).toEqual([]);
  });

  it('stays with who has seen it', async () => {
    await acknowledge(asked(GREENWICH, { personId: LEAD }));
    await leading(SOUTHWARK, next, 3);
    expect(passed()).toEqual([]);
  });

  it('does not wait for those from whom the episode is hidden, who are not told', async () => {
    const hiding = { episodeId: EPISODE, hiddenFrom: [LEWISHAM], version: 3 };
    await changed().shield(hiding, delivered(3));
    expect(passed()).toMatchObject([
      { waits: [{ authority: GREENWICH, personId: LEAD }], recipients: [GREENWICH] },
    ]);
  });
});
