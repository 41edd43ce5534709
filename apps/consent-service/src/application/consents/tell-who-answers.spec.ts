import { beforeEach, expect, it } from '@jest/globals';
import { asked, FakeUnitOfWork, testId } from '@hub/testing';
import { contactOf, recordingOn, withdrawingOn } from '../../testing/consents-at-work.js';
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
import { tellWhoAnswers } from './tell-who-answers.js';

const [LEAD, COORDINATOR] = [testId(701), testId(702)];
let work: FakeUnitOfWork<ConsentStores>;
beforeEach(() => {
  work = new FakeUnitOfWork(inMemoryConsentStores());
});
const said = () =>
  work.facts
    .filter(({ event }) => event.type === 'consent.said.v1')
    .map(({ payload, recipients }) => ({ ...payload, recipients }));
const LOOK = { step: 'look_at_consent' } as const;
const LEADS = { ...LOOK, authority: GREENWICH, personId: LEAD };
const STARTED = { ...LOOK, authority: LEWISHAM, role: 'lead_caf_contact' };

async function start(): Promise<void> {
  const { counterparts } = work.stores;
  const lead = { personId: LEAD, relation: 'lead_professional', confirmed: false } as const;
  await counterparts.started(EPISODE, LEWISHAM);
  await counterparts.lead(EPISODE, { term: 2, authority: GREENWICH });
  await counterparts.add(EPISODE, [LEWISHAM, GREENWICH, SOUTHWARK]);
  await counterparts.notePeople(EPISODE, { people: [lead], closed: false }, 1);
}

async function coordinate(authority: string): Promise<void> {
  const seat = { authority, personId: COORDINATOR, confirmed: true };
  const people = [{ ...seat, relation: 'coordinator' } as const];
  await work.stores.counterparts.notePeople(EPISODE, { people, closed: false }, 2);
}

it('tells who leads and who started it, whoever the family spoke to', async () => {
  await start();
  const record = recordingOn(work, tools());
  const granted = await record.execute(statement(), contactOf(SOUTHWARK));
  await record.execute(statement({ decision: 'refused' }), asked(SOUTHWARK));
  const consentId = 'id' in granted ? granted.id : '';
  await withdrawingOn(work, tools()).execute(
    { consentId, withdrawnBy: 'parental_responsibility' },
    contactOf(SOUTHWARK),
  );
  const one = {
    toldTo: SOUTHWARK,
    leadProfessionalId: LEAD,
    recipients: [GREENWICH, LEWISHAM],
    waits: [LEADS, STARTED],
  };
  expect(said()).toMatchObject([
    { ...one, said: 'granted', consentId },
    { ...one, said: 'refused' },
    { ...one, said: 'withdrawn', consentId },
  ]);
});

it('tells whoever coordinates it as well, where they have a part in it', async () => {
  await start();
  await coordinate(SOUTHWARK);
  const refused = statement({ decision: 'refused' });
  await recordingOn(work, tools()).execute(refused, asked(LEWISHAM));
  const seat = { ...LOOK, authority: SOUTHWARK, personId: COORDINATOR };
  expect(said()).toMatchObject([
    { recipients: [GREENWICH, LEWISHAM, SOUTHWARK], waits: expect.arrayContaining([seat]) },
  ]);
});

it('tells nobody who coordinates it from whom it is hidden', async () => {
  await start();
  await coordinate(SOUTHWARK);
  const shield = { episodeId: EPISODE, hiddenFrom: [SOUTHWARK], version: 3 };
  await work.stores.counterparts.shield(shield);
  await recordingOn(work, tools()).execute(statement({ decision: 'refused' }), asked(LEWISHAM));
  expect(said()).toMatchObject([{ recipients: [GREENWICH, LEWISHAM] }]);
  expect(JSON.stringify(said())).not.toContain(COORDINATOR);
});

it('tells nobody before there is an episode', async () => {
  await recordingOn(work, tools()).execute(statement(), asked(LEWISHAM));
  expect(work.told).toHaveLength(1);
  expect(said()).toEqual([]);
});

it('tells nobody where nobody is known to answer for it', async () => {
  await work.stores.counterparts.add(EPISODE, [SOUTHWARK]);
  const at = '2026-03-01T10:00:00.000Z';
  const refused = {
    consentId: testId(1),
    episodeId: EPISODE,
    said: 'refused',
    at,
  } as const;
  expect(await tellWhoAnswers(work.stores, refused, asked(SOUTHWARK))).toEqual([]);
});
