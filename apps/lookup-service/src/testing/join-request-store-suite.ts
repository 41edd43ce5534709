import { expect, it } from '@jest/globals';
import type { Role } from '@hub/contracts';
import { testId } from '@hub/testing';
import type { JoinSide } from '../application/joining/join-ports.js';
import type { LookupStores } from '../application/ports.js';
import type { JoinRequest } from '../domain/joining/join-request.js';
import { answeredLookup, GREENWICH, joinRequest, LEWISHAM, person } from './examples.js';

/** What every implementation of the store of requests to join keeps to. */
export function joinRequestStoreSuite(
  open: () => Pick<LookupStores, 'lookups' | 'joinRequests' | 'people'>,
): void {
  const lookupId = testId(7_400);
  const asker: JoinSide = { as: 'asker', authority: LEWISHAM, personId: testId(7_401) };
  const answerer: JoinSide = {
    as: 'answerer',
    authority: 'E09000009',
    personId: testId(7_402),
    roles: ['lead_caf_contact'],
  };
  const request = (place: number, change: Partial<JoinRequest> = {}): JoinRequest =>
    joinRequest(testId(7_410 + place), {
      lookupId,
      reference: `G-${String(place)}`,
      askedAt: `2026-03-0${String(place)}T10:00:00.000Z`,
      dueAt: `2026-03-0${String(place)}T12:00:00.000Z`,
      answers: answerer.authority,
      askerId: asker.personId,
      ...change,
    });

  it('keeps requests to join with what was answered last, and lists each side its own', async () => {
    const { lookups, joinRequests } = open();
    await lookups.add(answeredLookup(lookupId));
    const notCounted = [{ from: '2026-03-02', to: '2026-03-02', name: 'Training day' }];
    const [first, second, third] = [request(1), request(2, { notCounted }), request(3)];
    const foreign = request(4, { answers: GREENWICH, askerId: person(4) });
    for (const one of [first, second, third, foreign]) await joinRequests.add(one);
    const by = { answeredBy: person(2), answeredAt: '2026-03-03T11:00:00.000Z', seen: false };
    const declined: JoinRequest = {
      ...first,
      answer: { outcome: 'declined', because: 'need_is_met', ...by },
    };
    const promised: JoinRequest = {
      ...second,
      answer: { outcome: 'will_ring', ...by, seen: true },
    };
    for (const one of [declined, promised, third]) await joinRequests.save(one);

    expect(await joinRequests.lock(first.id)).toEqual(declined);
    expect(await joinRequests.find(testId(7_499))).toBeUndefined();
    expect(await joinRequests.ofLookup(lookupId)).toEqual([foreign, third, promised, declined]);

    const page = { now: '2026-03-03T00:00:00.000Z', limit: 10 };
    for (const side of [asker, answerer]) {
      const list = (change: object = {}) => joinRequests.list(side, { ...page, ...change });
      expect(await list()).toEqual([third, promised, declined]);
      expect(await list({ limit: 1 })).toEqual([third]);
      const after = { at: third.askedAt, id: third.id };
      expect(await list({ after })).toEqual([promised, declined]);
      expect(await list({ state: 'open' })).toEqual([third]);
      expect(await list({ state: 'overdue' })).toEqual([promised]);
      expect(await list({ state: 'closed' })).toEqual([declined]);
    }
    const joined: JoinRequest = {
      ...third,
      answer: { outcome: 'joins', admission: 'consent_missing', ...by },
    };
    await joinRequests.save(joined);
    expect(await joinRequests.find(third.id)).toEqual(joined);
    const ended = { ...promised, endedAt: '2026-03-03T12:00:00.000Z' };
    await joinRequests.save(ended);
    expect(await joinRequests.find(second.id)).toEqual(ended);
    const closed = { ...page, state: 'closed' as const };
    expect(await joinRequests.list(asker, closed)).toEqual([joined, ended, declined]);
    const colleague: JoinSide = { ...asker, personId: person(9) };
    expect(await joinRequests.list(colleague, page)).toEqual([]);
  });

  it('lists to each who answers what has reached them, and says what is due', async () => {
    const { lookups, joinRequests } = open();
    const [lookup, lead] = [testId(7_450), testId(7_451)];
    const record = { authority: 'E09000010', reference: 'R-1' };
    await lookups.add(answeredLookup(lookup));
    const led = request(50, {
      ...{ ...record, lookupId: lookup, answers: 'E09000010', leadPersonId: lead },
      ...{ askedAt: '2025-03-01T10:00:00.000Z', dueAt: '2025-03-03T17:00:00.000Z' },
    });
    await joinRequests.add(led);
    const shown = async (personId: string, role: Role) => {
      const side: JoinSide = { as: 'answerer', authority: led.answers, personId, roles: [role] };
      return (await joinRequests.list(side, { now: led.askedAt, limit: 9 })).length > 0;
    };
    const seen = async () => [
      await shown(lead, 'practitioner'),
      await shown(person(9), 'practitioner'),
      await shown(person(9), 'lead_caf_contact'),
      await shown(person(9), 'service_manager'),
      await shown(person(9), 'head_of_service'),
    ];
    expect(await seen()).toEqual([true, false, true, false, false]);
    const due = (at: string) => joinRequests.due(at, 9);
    expect(await due('2025-03-03T16:59:59.999Z')).toEqual([]);
    expect(await due(led.dueAt)).toEqual([led.id]);
    expect(await joinRequests.openAbout(record)).toEqual([led]);

    const climbed = { ...led, missed: 2 };
    await joinRequests.save(climbed);
    expect(await joinRequests.find(led.id)).toEqual(climbed);
    expect(await seen()).toEqual([true, false, true, true, false]);
    expect(await due('2025-03-05T16:59:59.999Z')).toEqual([]);
    expect(await due('2025-03-05T17:00:00.000Z')).toEqual([led.id]);
    await joinRequests.save({ ...led, missed: 3 });
    expect(await seen()).toEqual([true, false, true, true, true]);
    expect(await due('2025-12-31T00:00:00.000Z')).toEqual([]);

    const { leadPersonId: _lead, ...passed } = { ...climbed, answers: GREENWICH, missed: 0 };
    await joinRequests.save(passed);
    expect(await joinRequests.find(led.id)).toEqual(passed);
    await joinRequests.save({ ...passed, endedAt: led.dueAt });
    expect(await joinRequests.openAbout(record)).toEqual([]);
    expect(await due('2025-12-31T00:00:00.000Z')).toEqual([]);
  });

  it('knows who works with the child as it was told last', async () => {
    const { people } = open();
    const episodeId = testId(7_460);
    const tie = { personId: person(1), relation: 'lead_professional', confirmed: true } as const;
    expect(await people.of(episodeId)).toEqual([]);
    await people.note(episodeId, [tie], 3);
    await people.note(episodeId, [], 2);
    expect(await people.of(episodeId)).toEqual([tie]);
    await people.note(episodeId, [], 4);
    expect(await people.of(episodeId)).toEqual([]);
  });
}
