import { beforeAll, describe, expect, it } from '@jest/globals';
import type { EpisodeView } from '@hub/contracts/episode';
import type { ChildDetails, LookupRow, LookupView } from '@hub/contracts/lookup';
import { answersTo } from '../../tools/demonstration/found-answers.js';
import { Stage } from './stage/stage.js';

let stage: Stage;
beforeAll(() => {
  stage = new Stage();
});

const dayIn = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const unbornOf = (familyName: string, postcode = 'WC1N 9ZX'): ChildDetails => ({
  expectedOn: dayIn(20),
  mother: { givenName: 'Wilhelmina', familyName, dateOfBirth: '2009-10-11' },
  postcode,
});
const bornOf = (familyName: string, givenName: string): ChildDetails => ({
  givenName,
  familyName,
  dateOfBirth: dayIn(-2),
  postcode: 'WC1N 9ZX',
});
const lookUp = async (by: string, child: ChildDetails): Promise<LookupView> => {
  const body = { purpose: 'before_assessment', caseReference: 'UNBORN-1', child };
  return (await stage.as(by).post<LookupView>('/v1/lookups', { body })).body;
};
const rowOf = ({ rows }: LookupView, authority: string): LookupRow | undefined =>
  rows.find((row) => row.authority === stage.code(authority));
const publish = (by: string, reference: string, child: ChildDetails) =>
  stage.asSystem(by).post('/v1/pointers', {
    body: { reference, state: 'open', openedOn: '2026-01-05', socialCare: 'no', child },
  });
const codesOf = ({ notes = [] }: LookupView): string[] => notes.map(({ code }) => code);

describe('a child who is not born yet', () => {
  it('is found by its mother, and once it is born by its own details under the same reference', async () => {
    const unborn = unbornOf('Ashdownright');
    await publish('Merton', 'UNBORN-M', unborn);
    const before = await lookUp('Lewisham', unborn);
    expect([before.conclusion, codesOf(before)]).toEqual(['found', ['unborn']]);
    expect(rowOf(before, 'Merton')).toMatchObject({
      outcome: 'found',
      episodes: [{ reference: 'UNBORN-M', leadCafContact: { role: expect.any(String) } }],
    });

    const born = bornOf('Ashdownright', 'Ottilie');
    expect(rowOf(await lookUp('Lewisham', born), 'Merton')).toMatchObject({
      outcome: 'person_will_answer',
    });
    await publish('Merton', 'UNBORN-M', born);
    expect(rowOf(await lookUp('Lewisham', born), 'Merton')).toMatchObject({
      outcome: 'found',
      episodes: [{ reference: 'UNBORN-M' }],
    });
    const twin = await lookUp('Lewisham', { ...born, givenName: 'Ludovica' });
    expect(rowOf(twin, 'Merton')).toMatchObject({ outcome: 'person_will_answer' });
  });

  it('has an episode of the hub, which is found by its own details once its case system tells of them', async () => {
    const unborn = unbornOf('Brackenbury-Toll');
    const lookup = await lookUp('Lewisham', unborn);
    const consent = await stage.consent('Lewisham', ['Greenwich']);
    const body = {
      consentId: consent.id,
      lookupId: lookup.id,
      urgent: 'family_cannot_wait',
      found: answersTo(lookup),
      homeAuthority: stage.code('Lewisham'),
      ownReference: 'UNBORN-HUB',
      levelOfNeed: { level: 2, label: 'Targeted' },
    };
    const { body: episode } = await stage
      .as('Lewisham')
      .post<EpisodeView>('/v1/episodes', { body });
    expect(episode.state).toBe('registered');
    expect(rowOf(await lookUp('Greenwich', unborn), 'Lewisham')).toMatchObject({
      episodes: [{ reference: 'UNBORN-HUB' }],
    });
    const born = bornOf('Brackenbury-Toll', 'Ottilie');
    await publish('Lewisham', 'UNBORN-HUB', born);
    expect(rowOf(await lookUp('Greenwich', born), 'Lewisham')).toMatchObject({
      outcome: 'found',
      episodes: [{ reference: 'UNBORN-HUB' }],
    });
  });

  it('is none with these details where nothing is near, and the detail is named that makes it sure', async () => {
    const { postcode: _unknown, ...nowhere } = unbornOf('Cinderford-Quaile');
    const view = await lookUp('Lewisham', nowhere);
    expect(rowOf(view, 'Merton')).toMatchObject({ outcome: 'none' });
    expect(codesOf(view)).toEqual(['no_address', 'unborn']);
    await publish('Merton', 'UNBORN-N', unbornOf('Cinderford-Quaile'));
    expect(rowOf(await lookUp('Lewisham', nowhere), 'Merton')).toMatchObject({
      outcome: 'person_will_answer',
    });
  });

  it('is asked for with the mother in full, at a date that can be', async () => {
    const unborn = unbornOf('Ashdownright');
    await expect(
      lookUp('Lewisham', { ...unborn, mother: { familyName: 'Ashdownright' } }),
    ).rejects.toMatchObject({ status: 422, code: 'details_insufficient' });
    await expect(lookUp('Lewisham', { ...unborn, expectedOn: dayIn(400) })).rejects.toMatchObject({
      status: 400,
      code: 'invalid_request',
    });
  });
});
