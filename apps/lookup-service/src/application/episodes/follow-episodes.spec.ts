import { beforeEach, describe, expect, it } from '@jest/globals';
import { AUTHORITY_CODES } from '@hub/contracts';
import { asked, testId } from '@hub/testing';
import {
  GREENWICH,
  joinRequest,
  LEWISHAM,
  person,
  pointer,
  register,
  SOUTHWARK,
  tokens,
} from '../../testing/examples.js';
import { LookUp } from '../lookups/look-up.js';
import { type HubAtWork, hubAtWork, INSET, LEAD } from '../../testing/hub-at-work.js';

const [EPISODE, EARLIER] = [testId(1), testId(2)];
const heard = () => asked(LEWISHAM);
const STARTED = {
  episodeId: EPISODE,
  consentId: testId(5),
  originatingAuthority: LEWISHAM,
  homeAuthority: LEWISHAM,
  counterparts: [LEWISHAM],
};
const MOVED = { ...STARTED, step: 'close', version: 2 } as const;

describe('an episode in the index', () => {
  let hub: HubAtWork;
  let lookupId: string;
  const states = async () => (await hub.foundBy(SOUTHWARK)).map(({ state }) => state);
  beforeEach(async () => {
    hub = await hubAtWork();
    const lookup = await hub.ask(LEWISHAM);
    await hub.claim(LEWISHAM, lookup);
    lookupId = lookup.id;
  });

  it('is confirmed by its start, and the details of its lookup are destroyed', async () => {
    const { details } = hub.work.stores;
    expect(await details.find(lookupId)).toBeDefined();
    for (let times = 0; times < 2; times += 1) await hub.follow.started(STARTED, heard());
    expect(await states()).toEqual(['open']);
    expect(await details.find(lookupId)).toBeUndefined();
  });

  it('closes, stops with its consent and goes on as the episode does', async () => {
    await hub.follow.started(STARTED, heard());
    await hub.follow.moved({ ...MOVED, state: 'closed' }, heard());
    expect(await states()).toEqual(['closed']);
    await hub.follow.moved({ ...MOVED, state: 'active' }, heard());
    expect(await states()).toEqual(['open']);
    const ended = { episodeId: EPISODE, consentId: testId(5) };
    await hub.follow.withdrawn(ended, heard());
    expect(await states()).toEqual(['closed']);
    await hub.follow.resumed({ ...ended, state: 'active', counterparts: [] }, heard());
    expect(await states()).toEqual(['open']);
  });

  it('says on which day it closed and how it ended, until it is taken up again', async () => {
    await hub.follow.started(STARTED, heard());
    const closings = async () => (await hub.foundBy(SOUTHWARK)).map(({ closing }) => closing);
    for (const [closingReason, as] of [
      ['needs_met', 'needs_met'],
      ['moved_out_of_london', 'moved_away'],
      ['disengaged', 'ended_otherwise'],
    ] as const) {
      await hub.follow.moved({ ...MOVED, state: 'closed', closingReason }, heard());
      expect(await closings()).toEqual([{ on: '2026-03-02', as }]);
    }
    await hub.follow.moved({ ...MOVED, state: 'active' }, heard());
    expect(await closings()).toEqual([undefined]);
  });

  it('does not say of a family that withdrew its consent that its case was closed', async () => {
    await hub.follow.started(STARTED, heard());
    await hub.follow.withdrawn({ episodeId: EPISODE, consentId: testId(5) }, heard());
    expect(await hub.foundBy(SOUTHWARK)).toMatchObject([{ state: 'closed' }]);
    expect((await hub.foundBy(SOUTHWARK))[0]).not.toHaveProperty('closing');
  });

  it('shows the right reference once a wrong one is amended', async () => {
    await hub.follow.started(STARTED, heard());
    const amended = { episodeId: EPISODE, ownReference: 'L-RIGHT', version: 2 };
    await hub.follow.amended(amended, heard());
    expect((await hub.foundBy(SOUTHWARK)).map(({ reference }) => reference)).toEqual(['L-RIGHT']);
  });

  it('names who leads it now, and the lead CAF contact there', async () => {
    await hub.follow.started(STARTED, heard());
    const lead = { authority: GREENWICH, relation: 'lead_professional', confirmed: true } as const;
    const people = [{ ...lead, personId: person(2) }];
    await hub.follow.people({ episodeId: EPISODE, people, closed: false, version: 2 }, heard());
    expect(await hub.foundBy(SOUTHWARK)).toMatchObject([
      {
        holder: LEWISHAM,
        leadAuthority: GREENWICH,
        leadCafContact: { name: `Lead of ${GREENWICH}` },
        leadProfessional: LEAD,
      },
    ]);
    expect(hub.work.told.at(-1)).toEqual(['lookup.found.v1', [GREENWICH, LEWISHAM]]);
    const nobody = [{ ...lead, personId: person(9) }];
    await hub.follow.people(
      { episodeId: EPISODE, people: nobody, closed: false, version: 3 },
      heard(),
    );
    expect((await hub.foundBy(SOUTHWARK))[0]).not.toHaveProperty('leadProfessional');
  });

  it('lets who leads now answer who asked to join, but for whom it is hidden from', async () => {
    const { hubEpisodes, joinRequests } = hub.work.stores;
    await hub.follow.started(STARTED, heard());
    const record = { authority: LEWISHAM, reference: 'L-1', answers: LEWISHAM };
    const [shown, hidden] = [
      joinRequest(testId(81), { ...record, askedBy: SOUTHWARK }),
      joinRequest(testId(82), { ...record, askedBy: 'E09000031' }),
    ];
    for (const one of [shown, hidden]) await joinRequests.add(one);
    const episode = await hubEpisodes.find(EPISODE);
    if (episode) await hubEpisodes.save({ ...episode, hiddenFrom: ['E09000031'] });
    const lead = { authority: GREENWICH, relation: 'lead_professional', confirmed: true } as const;
    const people = [{ ...lead, personId: person(2) }];
    const told = { episodeId: EPISODE, people, closed: false, version: 2 };
    for (let times = 0; times < 2; times += 1) await hub.follow.people(told, heard());
    const passed = hub.work.told.filter(([type]) => type === 'join_request.passed.v1');
    expect(passed).toEqual([['join_request.passed.v1', [GREENWICH, LEWISHAM, SOUTHWARK]]]);
    expect(await joinRequests.find(shown.id)).toMatchObject({
      answers: GREENWICH,
      leadPersonId: person(2),
      notCounted: [INSET],
    });
    expect(await joinRequests.find(hidden.id)).toEqual(hidden);
  });

  it('passes what was answered late to who leads from now on, until somebody has seen it', async () => {
    await hub.follow.started(STARTED, heard());
    const late = {
      id: testId(70),
      episodeId: EPISODE,
      authority: SOUTHWARK,
      askedUntil: '2026-03-30T17:00:00.000Z',
      state: 'given' as const,
      outcome: 'found' as const,
      references: ['S-1'],
      answeredAt: '2026-03-03T09:45:00.000Z',
      seen: false,
    };
    await hub.work.stores.lateAnswers.save(late);
    const passTo = (authority: string, number: number) => {
      const relation = 'lead_professional' as const;
      const people = [{ authority, personId: person(number), relation, confirmed: true }];
      return hub.follow.people({ episodeId: EPISODE, people, closed: false, version: 2 }, heard());
    };
    const told = () =>
      hub.work.facts
        .filter(({ event }) => event.type === 'late_answer.given.v1')
        .map(({ payload, recipients }) => [(payload as { waits: object[] }).waits, recipients]);
    const waits = (authority: string, number: number) => [
      [{ step: 'look_at_late_answer', authority, personId: person(number) }],
      [authority],
    ];
    await passTo(LEWISHAM, 1);
    await passTo(LEWISHAM, 1);
    await passTo(GREENWICH, 2);
    expect(told()).toEqual([waits(LEWISHAM, 1), waits(GREENWICH, 2)]);
    await hub.work.stores.lateAnswers.save({ ...late, seen: true });
    await passTo(LEWISHAM, 1);
    expect(told()).toHaveLength(2);
  });

  it('takes the place of the one that it takes up again, and is forgotten with its content', async () => {
    await hub.follow.started(STARTED, heard());
    const answered = [{ authority: LEWISHAM, reference: 'L-1' }];
    const again = { episodeId: EARLIER, ownReference: 'L-2', answered };
    await hub.claim(LEWISHAM, await hub.ask(LEWISHAM), again);
    await hub.follow.started({ ...STARTED, episodeId: EARLIER, reopens: EPISODE }, heard());
    expect((await hub.foundBy(SOUTHWARK)).map(({ reference }) => reference)).toEqual(['L-2']);
    await hub.follow.erased({ episodeId: EARLIER } as never, heard());
    expect(await hub.foundBy(SOUTHWARK)).toEqual([]);
  });

  it('that is hidden from somebody shows in no row, and who leads answers instead of who started it', async () => {
    await hub.follow.started({ ...STARTED, leadAuthority: GREENWICH }, heard());
    const shield = (hiddenFrom: string[]) =>
      hub.follow.shield({ episodeId: EPISODE, hiddenFrom, version: 2 }, heard());
    const waiting = (of: string) => hub.work.stores.lookupQuestions.waiting(of, 9);
    await shield([LEWISHAM]);
    expect(await hub.foundBy(SOUTHWARK)).toEqual([]);
    expect(await waiting(GREENWICH)).toMatchObject([{ handling: 'shielded' }]);
    expect(await waiting(LEWISHAM)).toEqual([]);
    await shield([]);
    expect(await states()).toEqual(['open']);
    await hub.follow.shield({ episodeId: testId(77), hiddenFrom: [], version: 2 }, heard());
  });

  it('that is hidden is not told of to those from whom, whatever they hold of the child', async () => {
    await hub.reconcile([pointer('OWN')], asked(LEWISHAM));
    await hub.follow.started({ ...STARTED, leadAuthority: GREENWICH }, heard());
    const told = () =>
      hub.work.told.filter(([, recipients]) => recipients.includes(LEWISHAM)).length;
    const asking = async () => {
      const before = told();
      const found = await hub.foundBy(SOUTHWARK);
      expect(found).toContainEqual(expect.objectContaining({ reference: 'OWN' }));
      return told() - before;
    };
    expect(await asking()).toBeGreaterThan(0);
    const shielding = { episodeId: EPISODE, hiddenFrom: [LEWISHAM], version: 2 };
    await hub.follow.shield(shielding, heard());
    expect(await asking()).toBe(0);
    const held = { authority: LEWISHAM, reference: 'OWN' };
    expect(await hub.work.stores.lookups.thatFound(held)).toHaveLength(1);
  });

  it('that is hidden from single people is told of to nobody beside them, but to who leads', async () => {
    await hub.follow.started({ ...STARTED, leadAuthority: GREENWICH }, heard());
    const hiddenFromPeople = [person(5)];
    const named = { episodeId: EPISODE, hiddenFrom: [], hiddenFromPeople, version: 2 };
    await hub.follow.shield({ ...named, employers: [LEWISHAM, GREENWICH] }, heard());
    const kept = () => hub.work.stores.hubEpisodes.find(EPISODE);
    expect(await kept()).toMatchObject({ hiddenFrom: [LEWISHAM, person(5)] });
    expect(await hub.foundBy(SOUTHWARK)).toEqual([]);
    const lead = { authority: LEWISHAM, relation: 'lead_professional', confirmed: true } as const;
    const people = [{ ...lead, personId: person(2) }];
    await hub.follow.people({ episodeId: EPISODE, people, closed: false, version: 3 }, heard());
    expect(await kept()).toMatchObject({ hiddenFrom: [person(5)] });
  });

  it('that is hidden is reviewed by nobody from whom, whatever chance says', async () => {
    await hub.follow.started({ ...STARTED, leadAuthority: LEWISHAM }, heard());
    const free = [LEWISHAM, GREENWICH, SOUTHWARK];
    const hiddenFrom = AUTHORITY_CODES.filter((code) => !free.includes(code));
    await hub.follow.shield({ episodeId: EPISODE, hiddenFrom, version: 2 }, heard());
    const by = asked(GREENWICH, { personId: person(1) });
    const lookUp = new LookUp(hub.work, tokens, register, hub.tools);
    const question = { purpose: 'safeguarding', caseReference: 'R' } as const;
    await lookUp.start({ ...question, child: pointer('x').child }, by);
    const reviewers = hub.work.told.filter(([type]) => type === 'lookup_review.asked.v1');
    expect(reviewers).toHaveLength(1);
    expect([LEWISHAM, SOUTHWARK]).toContain(reviewers[0]?.[1][0]);
    const everybody = AUTHORITY_CODES.filter((code) => code !== GREENWICH);
    await hub.follow.shield({ episodeId: EPISODE, hiddenFrom: everybody, version: 3 }, heard());
    expect(await lookUp.start({ ...question, child: pointer('x').child }, by)).toMatchObject({
      purpose: 'safeguarding',
    });
  });

  it('is not there where it began before any were', async () => {
    const old = { ...STARTED, episodeId: testId(77) };
    await hub.follow.started(old, heard());
    await hub.follow.moved({ ...MOVED, episodeId: testId(77), state: 'closed' }, heard());
    expect(await hub.work.stores.hubEpisodes.find(testId(77))).toBeUndefined();
  });
});
