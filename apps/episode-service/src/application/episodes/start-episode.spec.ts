import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Refusal, refuse } from '@hub/contracts';
import type { StartEpisodePayload } from '@hub/contracts/episode';
import type { StartClaim } from '@hub/internal-messages';
import { asked, CountingIds, FakeUnitOfWork, FixedClock, testId } from '@hub/testing';
import {
  CLAIM,
  CONSENT,
  consentRegister,
  EPISODE,
  episode,
  GREENWICH,
  knownConsent,
  LEWISHAM,
  LOOKUP,
  lookupRegister,
  people,
  person,
  recordedConsent,
  SOUTHWARK,
} from '../../testing/examples.js';
import { inMemoryEpisodeStores } from '../../testing/in-memory-stores.js';
import type { ConsentRegister, EpisodeStores, LookupRegister } from '../ports.js';
import { StartEnquiry } from './start-enquiry.js';
import { StartEpisode } from './start-episode.js';

const command: StartEpisodePayload = {
  consentId: CONSENT,
  lookupId: LOOKUP,
  homeAuthority: GREENWICH,
  ownReference: 'R',
  levelOfNeed: { level: 2, label: 'x' },
};
const PATIENT = {
  episodeId: EPISODE,
  agreed: { on: '2026-03-01', ages: ['under_16'] },
  urgent: false,
  silenceAccepted: false,
  ownReference: 'R',
  answered: [],
};
const context = asked(LEWISHAM, { personId: person(1) });

describe('starting an episode', () => {
  let work: FakeUnitOfWork<EpisodeStores>;
  let atSource: Pick<ConsentRegister, 'find'>;
  let lookups: LookupRegister;
  const start = (change: Partial<StartEpisodePayload> = {}, by = context) =>
    new StartEpisode(
      work,
      new StartEnquiry(
        work,
        { ...consentRegister, find: (id, caller) => atSource.find(id, caller) },
        people,
        lookups,
      ),
      { clock: new FixedClock(), ids: new CountingIds() },
    ).execute({ ...command, ...change }, by);

  beforeEach(() => {
    work = new FakeUnitOfWork(inMemoryEpisodeStores());
    atSource = consentRegister;
    lookups = lookupRegister;
  });

  it('names the asker as first Lead Professional and tells the counterparts', async () => {
    expect(await start()).toMatchObject({
      id: EPISODE,
      leadProfessional: { authority: LEWISHAM, personId: person(1), term: 1 },
    });
    expect(work.told).toEqual([
      ['episode.started.v1', [GREENWICH, LEWISHAM]],
      ['episode.people_changed.v1', []],
    ]);
  });

  it('may name somebody else, whichever authority they work for, but nobody unknown', async () => {
    expect(await start({ leadProfessionalId: person(2) })).toMatchObject({
      leadProfessional: { authority: GREENWICH },
    });
    expect(await start({ leadProfessionalId: testId(1) })).toMatchObject({
      refused: 'person_unknown',
    });
  });

  it('records where the child lives, and tells nobody there before the family agrees', async () => {
    expect(await start({ homeAuthority: SOUTHWARK })).toMatchObject({
      homeAuthority: SOUTHWARK,
      homeUntold: true,
      counterparts: [LEWISHAM],
    });
    expect(work.told).toEqual([
      ['episode.started.v1', [LEWISHAM]],
      ['episode.people_changed.v1', []],
    ]);
  });

  it('gives the lead to nobody whose authority the family has not agreed to', async () => {
    expect(await start({ leadProfessionalId: person(3) })).toMatchObject({
      refused: 'consent_missing',
      faults: [{ field: 'leadProfessionalId' }],
    });
    expect(work.told).toEqual([]);
  });

  it('tells those alone whom the family agreed to, whoever leads and wherever the child lives', async () => {
    const authorities = [LEWISHAM, GREENWICH, SOUTHWARK];
    await fc.assert(
      fc.asyncProperty(
        fc.subarray(authorities),
        fc.constantFrom(...authorities),
        fc.constantFrom(1, 2, 3),
        async (agreed, homeAuthority, leader) => {
          const tried = new FakeUnitOfWork(inMemoryEpisodeStores());
          const mayJoin = (_id: string, one: string) => Promise.resolve(agreed.includes(one));
          const register = { ...consentRegister, mayJoin };
          const given = { ...command, homeAuthority, leadProfessionalId: person(leader) };
          const enquiry = new StartEnquiry(tried, register, people, lookupRegister);
          const use = new StartEpisode(tried, enquiry, {
            clock: new FixedClock(),
            ids: new CountingIds(),
          });
          await use.execute(given, context);
          const told = tried.told.flatMap(([, recipients]) => recipients);
          expect([LEWISHAM, ...agreed]).toEqual(expect.arrayContaining(told));
        },
      ),
    );
  });

  it('needs a consent in force that the same authority recorded', async () => {
    expect(await start({ consentId: testId(1) })).toEqual({ refused: 'consent_missing' });
    expect(await start({}, asked(GREENWICH, { personId: person(2) }))).toEqual({
      refused: 'consent_missing',
    });
    await work.stores.consents.remember(knownConsent({ state: 'withdrawn' }));
    expect(await start()).toEqual({ refused: 'consent_missing' });
  });

  it('asks for the consent at its source, whatever is known here of one that counts for nothing there', async () => {
    await work.stores.consents.remember(knownConsent({ id: testId(5), authority: GREENWICH }));
    expect(
      await start({ consentId: testId(5) }, asked(GREENWICH, { personId: person(2) })),
    ).toEqual({ refused: 'consent_missing' });
  });

  it('is stopped by a withdrawal that arrived after the consent was read at its source', async () => {
    atSource = {
      find: async () => {
        await work.stores.consents.remember(knownConsent({ state: 'withdrawn' }));
        return recordedConsent();
      },
    };
    expect(await start()).toEqual({ refused: 'consent_missing' });
  });

  it('needs a lookup that may be used, as lookup-service says to the caller’s authority', async () => {
    const asking: unknown[] = [];
    const refusal = refuse('lookup_missing', 'That lookup was not answered yet.');
    const says = (answer: StartClaim | Refusal): LookupRegister => ({
      ...lookupRegister,
      claim: (lookup, { authority }) => {
        asking.push([lookup, authority]);
        return Promise.resolve(answer);
      },
    });
    lookups = says(refusal);
    expect(await start()).toEqual(refusal);
    expect(await work.stores.episodes.find(EPISODE)).toBeUndefined();
    lookups = says({ claimId: CLAIM, unanswered: [] });
    expect(await start({ lookupId: testId(1) })).toMatchObject({ lookupId: testId(1) });
    atSource = { find: () => Promise.resolve(recordedConsent({ lookupId: testId(2) })) };
    await start({ lookupId: testId(1) });
    expect(asking).toEqual([
      [{ lookupId: LOOKUP, ...PATIENT }, LEWISHAM],
      [{ lookupId: testId(1), ...PATIENT }, LEWISHAM],
      [{ lookupId: testId(1), sameChildAs: testId(2), ...PATIENT }, LEWISHAM],
    ]);
  });

  it('needs the word of who decides at that age, on the day when it was given', async () => {
    const asking: unknown[] = [];
    lookups = {
      ...lookupRegister,
      claim: ({ agreed, ...claim }, caller) => {
        asking.push(agreed);
        return agreed.ages.includes('16_or_17')
          ? lookupRegister.claim({ agreed, ...claim }, caller)
          : Promise.resolve({ unanswered: [], unfitAge: '16_or_17' });
      },
    };
    expect(await start()).toEqual({ refused: 'stated_age_differs' });
    expect(asking).toEqual([{ on: '2026-03-01', ages: ['under_16'] }]);
    expect(work.told).toEqual([]);
    const givenBy = { kind: 'parental_responsibility', sixteenOrOver: true } as const;
    atSource = { find: () => Promise.resolve(recordedConsent({ givenBy })) };
    expect(await start()).toMatchObject({ id: EPISODE });
  });

  it('shows what was still open of its lookup, and why it did not wait', async () => {
    const asking: unknown[] = [];
    lookups = {
      ...lookupRegister,
      claim: (lookup) => {
        asking.push(lookup);
        return Promise.resolve({ claimId: CLAIM, unanswered: [SOUTHWARK] });
      },
    };
    const how = { urgent: 'risk_of_harm', silenceAccepted: true } as const;
    const shown = { urgent: 'risk_of_harm', unanswered: [SOUTHWARK] };
    expect(await start(how)).toMatchObject(shown);
    expect(await work.stores.episodes.find(EPISODE)).toMatchObject(shown);
    expect(asking).toEqual([{ ...PATIENT, lookupId: LOOKUP, urgent: true, silenceAccepted: true }]);
  });

  it('does not happen while nobody can say, and leaves nothing behind', async () => {
    const away = new Error('lookup-service is away');
    lookups = { ...lookupRegister, claim: () => Promise.reject(away) };
    await expect(start()).rejects.toThrow(away);
    expect(await work.stores.episodes.find(EPISODE)).toBeUndefined();
    expect(await work.stores.consents.lock(CONSENT)).toBeUndefined();
    expect(work.told).toEqual([]);
    lookups = lookupRegister;
    expect(await start()).toMatchObject({ id: EPISODE });
  });

  it('keeps what each that was found is to it, and tells its holder what the family agreed to', async () => {
    const asking: unknown[] = [];
    lookups = {
      ...lookupRegister,
      claim: ({ answered }) => {
        asking.push(answered);
        return Promise.resolve({ claimId: CLAIM, unanswered: [] });
      },
    };
    const held = [GREENWICH, SOUTHWARK].map((authority) => ({ authority, reference: 'F-1' }));
    const found = held.map((one) => ({ ...one, answer: 'sibling' as const }));
    const begun = await start({ found });
    expect(asking).toEqual([held]);
    expect(begun).toMatchObject({ found: held.map((one) => ({ ...one, answer: 'sibling' })) });
    expect(await work.stores.foundAnswers.ofEpisode(EPISODE)).toMatchObject([
      { ...found[0], told: true, lookupId: LOOKUP },
      { ...found[1], told: false, lookupId: LOOKUP },
    ]);
    const told = work.facts.filter(({ event }) => event.type === 'found_answer.given.v1');
    const common = { lookupId: LOOKUP, askedBy: LEWISHAM, reference: 'F-1' };
    expect(told.map(({ recipients, payload }) => [recipients, payload])).toMatchObject([
      [[GREENWICH], { ...common, answer: 'sibling' }],
      [[SOUTHWARK], common],
    ]);
    expect(told[1]?.payload).not.toHaveProperty('answer');
  });

  it('does not happen where the child is to join what was found', async () => {
    const found = [{ authority: GREENWICH, reference: 'F-1', answer: 'joins' as const }];
    expect(await start({ found })).toMatchObject({ refused: 'lookup_found_joins' });
    expect(await work.stores.episodes.find(EPISODE)).toBeUndefined();
  });

  it('tells whoever comes second who has begun one, and names what it takes up again', async () => {
    const taken = { authority: GREENWICH, reference: 'G-1', at: '2026-03-02T09:00:00.000Z' };
    const claims: unknown[] = [];
    lookups = {
      ...lookupRegister,
      claim: (one) => {
        claims.push(one.takesUp);
        return Promise.resolve({ unanswered: [], taken });
      },
    };
    await work.stores.episodes.add(episode({ id: testId(7), state: 'closed' }));
    expect(await start({ reopens: testId(7) })).toMatchObject({
      refused: 'child_being_opened',
      detail: expect.stringContaining('Greenwich began G-1'),
    });
    expect(claims).toEqual([{ authority: LEWISHAM, reference: episode().ownReference }]);
    expect(await work.stores.episodes.find(EPISODE)).toBeUndefined();
  });

  it('uses up its lookup', async () => {
    await work.stores.episodes.add(episode({ id: testId(8) }));
    expect(await start()).toEqual({ refused: 'lookup_used' });
    expect(await work.stores.episodes.find(EPISODE)).toBeUndefined();
    expect(await start({ lookupId: testId(9) })).toMatchObject({ id: EPISODE });
  });

  it('happens once', async () => {
    await start();
    expect(await start()).toMatchObject({ refused: 'conflict' });
  });
});
