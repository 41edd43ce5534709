import { beforeAll, describe, expect, it } from '@jest/globals';
import { type LookupPage, type LookupView, PointerWithdrawn } from '@hub/contracts/lookup';
import { Stage } from './stage/stage.js';
import { answersTo } from '../../tools/demonstration/found-answers.js';

let stage: Stage;
beforeAll(() => {
  stage = new Stage();
});

describe('a lookup taken back', () => {
  it('shows nothing any more, starts no episode, and is a matter of its own authority', async () => {
    const lewisham = stage.as('Lewisham');
    const lookup = await stage.lookup('Lewisham');
    const consent = await stage.consent('Lewisham', ['Greenwich']);
    const withdrawal = `/v1/lookups/${lookup.id}/withdrawal`;

    await expect(stage.as('Greenwich').post(withdrawal, { body: {} })).rejects.toMatchObject({
      status: 404,
      code: 'not_found',
    });
    const { body: withdrawn } = await lewisham.post<LookupView>(withdrawal, { body: {} });

    expect(withdrawn).toMatchObject({ status: 'withdrawn', conclusion: 'incomplete' });
    expect(withdrawn.rows.filter(({ episodes }) => episodes !== undefined)).toEqual([]);
    expect((await lewisham.get<LookupView>(`/v1/lookups/${lookup.id}`)).body).toEqual(withdrawn);
    const start = lewisham.post('/v1/episodes', {
      body: {
        consentId: consent.id,
        lookupId: lookup.id,
        urgent: 'family_cannot_wait',
        found: answersTo(lookup),
        homeAuthority: stage.code('Lewisham'),
        ownReference: 'WITHDRAWN-1',
        levelOfNeed: { level: 2, label: 'Targeted' },
      },
    });
    await expect(start).rejects.toMatchObject({ code: 'lookup_missing' });
  });

  it('is found again among the others by who asked, and by their lead CAF contact', async () => {
    const sutton = stage.as('Sutton');
    const first = await stage.lookup('Sutton');
    const second = await stage.lookup('Sutton');
    await sutton.post(`/v1/lookups/${first.id}/withdrawal`, { body: {} });

    const list = async (door: typeof sutton, query: string) =>
      (await door.get<LookupPage>(`/v1/lookups?since=${first.askedAt}&${query}`)).body.items.map(
        ({ id, status }) => [id, status],
      );
    const both = [
      [second.id, second.status],
      [first.id, 'withdrawn'],
    ];
    expect(await list(sutton, 'of=mine')).toEqual(both);
    expect(await list(sutton, 'status=withdrawn')).toEqual([[first.id, 'withdrawn']]);
    expect(await list(stage.as('Sutton', 'lead_caf_contact'), 'of=authority')).toEqual(both);
    expect(await list(sutton, 'of=authority')).toEqual([]);
    for (const role of ['practitioner', 'lead_caf_contact'] as const)
      expect(await list(stage.as('Merton', role), 'of=authority')).not.toContainEqual(both[0]);
  });
});

it('a pointer on the wrong child is taken out of the index, and whom it misled is told', async () => {
  const child = {
    givenName: 'Thomasina',
    familyName: 'Arkwright-Obi',
    dateOfBirth: '2014-02-11',
    postcode: 'SM4 5DX',
  };
  const merton = stage.asSystem('Merton');
  const reference = 'MER/WRONG 1';
  await merton.post('/v1/pointers', {
    body: { reference, state: 'open', openedOn: '2026-01-05', socialCare: 'no', child },
  });
  const ask = async () =>
    (
      await stage.as('Bexley').post<LookupView>('/v1/lookups', {
        body: { purpose: 'review', caseReference: 'T-90', child },
      })
    ).body;
  const misled = await ask();
  expect(misled.conclusion).toBe('found');
  const withdrawal = `/v1/pointers/${encodeURIComponent(reference)}/withdrawal`;
  const body = { because: 'wrong_child' };
  for (const other of [stage.asSystem('Sutton'), stage.as('Sutton', 'lead_caf_contact')])
    await expect(other.post(withdrawal, { body })).rejects.toMatchObject({ code: 'not_found' });
  await expect(stage.as('Merton').post(withdrawal, { body })).rejects.toMatchObject({
    code: 'forbidden',
  });

  const lead = stage.as('Merton', 'lead_caf_contact');
  expect((await lead.post(withdrawal, { body })).body).toMatchObject({ reference, lookups: 1 });

  await stage.journal.until(PointerWithdrawn.type, misled.id, [stage.code('Bexley')]);
  const { body: marked } = await stage.as('Bexley').get<LookupView>(`/v1/lookups/${misled.id}`);
  expect(marked.conclusion).not.toBe('found');
  expect(marked.rows.flatMap(({ episodes = [] }) => episodes)).toMatchObject([
    { reference, withdrawnBecause: 'wrong_child' },
  ]);
  expect((await ask()).conclusion).not.toBe('found');
  await expect(lead.post(withdrawal, { body })).rejects.toMatchObject({ code: 'not_found' });
});
