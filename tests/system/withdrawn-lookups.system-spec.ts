import { beforeAll, describe, expect, it } from '@jest/globals';
import type { LookupView } from '@hub/contracts/lookup';
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
});
