import { beforeEach, describe, expect, it } from '@jest/globals';
import type { JoinRequestList, JoinRequestView } from '@hub/contracts/lookup';
import { readPolicies } from '@hub/service-host';
import { asked, CountingIds, FakeUnitOfWork, FixedClock, testId, inOtherPost } from '@hub/testing';
import {
  answeredLookup,
  EPISODE,
  hubEpisode,
  GREENWICH,
  LEWISHAM,
  LOOKUP,
  person,
  SOUTHWARK,
} from '../../testing/examples.js';
import { INSET, SCHOOL, staffWith } from '../../testing/hub-at-work.js';
import { inMemoryLookupStores } from '../../testing/in-memory-stores.js';
import { InMemoryEpisodePeople } from '../../testing/in-memory-episode-people.js';
import type { LookupStores } from '../ports.js';
import { AnswerJoinRequest } from './answer-join-request.js';
import { AskToJoin } from './ask-to-join.js';
import { ReadJoinRequests } from './read-join-requests.js';

const policies = readPolicies();
const lead = (authority: string, number: number) =>
  asked(authority, { personId: person(number), roles: ['lead_caf_contact'] });
const ASKER = asked(LEWISHAM, { personId: person(1) });
const COLLEAGUE = asked(LEWISHAM, { personId: person(5) });
const LEAD = lead(GREENWICH, 2);
const contact = (personId: string) => ({ name: personId, role: 'r', team: 't' });
const wish = {
  lookupId: LOOKUP,
  authority: GREENWICH,
  reference: 'G-1',
  wish: 'join_team',
} as const;

describe('requests to join', () => {
  let work: FakeUnitOfWork<LookupStores>;
  let people: InMemoryEpisodePeople;
  let ask: AskToJoin;
  let answering: AnswerJoinRequest;
  let reading: ReadJoinRequests;
  beforeEach(async () => {
    const clock = new FixedClock();
    people = new InMemoryEpisodePeople();
    work = new FakeUnitOfWork({ ...inMemoryLookupStores(), people });
    const found = {
      authority: GREENWICH,
      outcome: 'found' as const,
      completeUpTo: '2026-03-01T09:00:00.000Z',
      episodes: [EPISODE] as const,
    };
    await work.stores.lookups.add(
      answeredLookup(LOOKUP, { answers: [found], colleagueId: person(4) }),
    );
    const staff = staffWith((id) => ({
      contact: contact(id),
      ...(id === person(7) ? { organisation: SCHOOL } : {}),
    }));
    ask = new AskToJoin(work, { clock, ids: new CountingIds() }, policies, staff);
    answering = new AnswerJoinRequest(work, clock, policies);
    reading = new ReadJoinRequests(work, staff, clock);
  });
  const made = async (by = ASKER) => (await ask.execute(wish, by)) as JoinRequestView;
  const items = async (list: Promise<unknown>) => ((await list) as JoinRequestList).items;

  it('are asked by who made the lookup or the colleague named, and by nobody else', async () => {
    for (const [by, refused] of [
      [COLLEAGUE, 'lookup_of_another_person'],
      [asked(LEWISHAM), 'lookup_of_another_person'],
      [asked(SOUTHWARK, { personId: person(1) }), 'not_found'],
    ] as const)
      expect(await ask.execute(wish, by)).toMatchObject({ refused });
    expect(await ask.execute({ ...wish, lookupId: testId(1) }, ASKER)).toEqual({
      refused: 'not_found',
    });
    expect(await ask.execute({ ...wish, reference: 'G-2' }, ASKER)).toEqual({
      refused: 'not_found_by_lookup',
    });
    expect(work.facts).toEqual([]);
    expect(await made(asked(LEWISHAM, { personId: person(4) }))).toMatchObject({ state: 'open' });
    expect(await ask.execute(wish, ASKER)).toEqual({ refused: 'join_request_open' });
  });

  it('are listed to the authority of the lookup', async () => {
    const request = await made();
    expect(await items(ask.ofLookup({ lookupId: LOOKUP }, COLLEAGUE))).toEqual([request]);
    expect(await ask.ofLookup({ lookupId: LOOKUP }, LEAD)).toEqual({ refused: 'not_found' });
  });

  it('are answered by who leads, and seen by who asked', async () => {
    const { id: joinRequestId } = await made();
    const answer = { joinRequestId, outcome: 'joins' } as const;
    const manager = asked(GREENWICH, { personId: person(2), roles: ['service_manager'] });
    for (const by of [lead(SOUTHWARK, 3), lead(LEWISHAM, 6), asked(GREENWICH), manager])
      expect(await answering.answer(answer, by)).toEqual({ refused: 'not_found' });
    expect(await answering.answer(answer, inOtherPost(LEAD, ASKER))).toMatchObject({
      refused: 'second_person_needed',
    });
    const unknown = { ...answer, joinRequestId: testId(77) };
    expect(await answering.answer(unknown, LEAD)).toEqual({ refused: 'not_found' });
    expect(await answering.acknowledge({ joinRequestId }, ASKER)).toMatchObject({
      refused: 'conflict',
    });
    expect(await answering.answer(answer, LEAD)).toMatchObject({
      state: 'closed',
      outcome: 'joins',
    });
    expect(await answering.answer(answer, LEAD)).toEqual({ refused: 'join_request_closed' });
    expect(await answering.acknowledge({ joinRequestId }, COLLEAGUE)).toEqual({
      refused: 'not_found',
    });
    await answering.acknowledge({ joinRequestId }, ASKER);
    expect(work.facts.map(({ event }) => event.type)).toEqual([
      'join_request.made.v1',
      'join_request.answered.v1',
      'join_request.seen.v1',
    ]);
  });

  it('show each side how to reach the other, and exist for nobody else', async () => {
    const { id: joinRequestId } = await made();
    const read = (by = ASKER) => reading.one({ joinRequestId }, by);
    expect(await read(LEAD)).toMatchObject({ asker: contact(person(1)) });
    for (const by of [COLLEAGUE, lead(SOUTHWARK, 3), asked(GREENWICH, { personId: person(2) })])
      expect(await read(by)).toEqual({ refused: 'not_found' });
    await answering.answer({ joinRequestId, outcome: 'will_ring' }, LEAD);
    expect(await read()).toMatchObject({ answerer: contact(person(2)) });
    await answering.answer({ joinRequestId, outcome: 'declined', because: 'need_is_met' }, LEAD);
    const declined = await read();
    expect(declined).toMatchObject({ outcome: 'declined', because: 'need_is_met' });
    expect(declined).not.toHaveProperty('answerer');
  });

  it('are answered by who leads, as long as they do, and are told to them', async () => {
    const PROFESSIONAL = asked(GREENWICH, { personId: person(7) });
    const reference = { authority: GREENWICH, reference: 'G-1' };
    const episode = hubEpisode({ ...reference, leadAuthority: GREENWICH, leadPersonId: person(7) });
    await work.stores.hubEpisodes.add(episode);
    const { id: joinRequestId, notCounted, dueAt } = await made();
    expect([notCounted, dueAt]).toEqual([[INSET], '2026-03-05T17:00:00.000Z']);
    expect(work.facts).toMatchObject([{ payload: { waits: [{ personId: person(7) }] } }]);
    const answer = (by = PROFESSIONAL) =>
      answering.answer({ joinRequestId, outcome: 'will_ring' }, by);
    expect(await answer(asked(GREENWICH, { personId: person(8) }))).toEqual({
      refused: 'not_found',
    });
    expect(await answer()).toMatchObject({ refused: 'not_involved' });
    const tie = { personId: person(7), relation: 'lead_professional', confirmed: true } as const;
    await people.note(episode.episodeId, [tie], 1);
    people.behind = true;
    expect(await answer()).toMatchObject({ refused: 'relations_behind' });
    expect(await answer(LEAD)).toMatchObject({ outcome: 'will_ring' });
    people.behind = false;
    expect(await answer()).toMatchObject({ outcome: 'will_ring' });
    expect(await reading.one({ joinRequestId }, PROFESSIONAL)).toMatchObject({ as: 'answerer' });
    expect(await items(reading.list({ as: 'answerer' }, PROFESSIONAL))).toHaveLength(1);
  });

  it('wait for no holiday where a child may be harmed', async () => {
    const reference = { authority: GREENWICH, reference: 'G-1' };
    const led = { leadAuthority: GREENWICH, leadPersonId: person(7) };
    await work.stores.hubEpisodes.add(hubEpisode({ ...reference, ...led }));
    const lookup = await work.stores.lookups.find(LOOKUP);
    if (!lookup) throw new Error('It was made');
    await work.stores.lookups.save({ ...lookup, purpose: 'safeguarding' });
    const request = await made();
    expect(request.dueAt).toBe('2026-03-04T17:00:00.000Z');
    expect(request).not.toHaveProperty('notCounted');
  });

  it('show nobody from whom it is hidden who leads now', async () => {
    const moved = { leadAuthority: SOUTHWARK, leadPersonId: person(7), hiddenFrom: [LEWISHAM] };
    const reference = { authority: GREENWICH, reference: 'G-1' };
    await work.stores.hubEpisodes.add(hubEpisode({ ...reference, ...moved }));
    const shown = await made();
    expect(shown).toMatchObject({ answers: GREENWICH });
    expect(shown).not.toHaveProperty('notCounted');
    expect(work.told).toEqual([['join_request.made.v1', [GREENWICH]]]);
  });

  it('take who asked into the team of an episode of the hub, and say to who answers what hinders it', async () => {
    const episode = hubEpisode({
      authority: GREENWICH,
      reference: 'G-1',
      leadAuthority: GREENWICH,
    });
    await work.stores.hubEpisodes.add(episode);
    const { id: joinRequestId } = await made();
    expect(await answering.answer({ joinRequestId, outcome: 'joins' }, LEAD)).toMatchObject({
      admission: 'asked',
    });
    expect(work.facts.at(-1)).toMatchObject({ payload: { episodeId: episode.episodeId } });
    const heard = asked(GREENWICH);
    await answering.settled({ joinRequestId, hindrance: 'shielded_from' }, heard);
    await answering.settled({ joinRequestId: testId(77) }, asked(SOUTHWARK));
    const read = (by = ASKER) => reading.one({ joinRequestId }, by);
    expect(await read()).toMatchObject({ admission: 'not_joined' });
    expect(await read()).not.toHaveProperty('hindrance');
    expect(await read(LEAD)).toMatchObject({ hindrance: 'shielded_from' });
    expect(work.told.at(-1)).toEqual(['join_request.hindered.v1', [GREENWICH, LEWISHAM]]);
  });

  it('are listed exactly where they are shown', async () => {
    const request = await made();
    for (const as of ['asker', 'answerer'] as const)
      for (const by of [ASKER, COLLEAGUE, LEAD, lead(SOUTHWARK, 3), lead(LEWISHAM, 6)]) {
        const list = await reading.list({ as }, by);
        const shown = 'items' in list && list.items.some(({ id }) => id === request.id);
        const side = as === 'asker' ? LEWISHAM : GREENWICH;
        const mayRead = 'id' in (await reading.one({ joinRequestId: request.id }, by));
        expect(shown).toBe(mayRead && by.caller.authority === side);
      }
    expect(await reading.list({ as: 'answerer' }, ASKER)).toEqual({ items: [] });
    expect(await reading.list({ as: 'asker' }, asked(LEWISHAM))).toEqual({ items: [] });
    expect(await reading.list({ as: 'asker', cursor: 'x' }, ASKER)).toMatchObject({
      refused: 'invalid_request',
    });
  });
});
