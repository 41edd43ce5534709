import { beforeAll, describe, expect, it } from '@jest/globals';
import type { ConsentView, RecordConsentPayload } from '@hub/contracts/consent';
import type { EpisodeView } from '@hub/contracts/episode';
import type { LookupView } from '@hub/contracts/lookup';
import { Stage } from './stage/stage.js';
import { answersTo } from '../../tools/demonstration/found-answers.js';

let stage: Stage;
beforeAll(() => {
  stage = new Stage();
});

/** Whoever was born on such a day has turned so old, or turns it this month. */
const bornYearsAgo = (years: number): string => `${String(new Date().getFullYear() - years)}-01-01`;
const YOUNG_PERSON = bornYearsAgo(17);
const ADULT = bornYearsAgo(19);

const lookUp = async (dateOfBirth: string): Promise<LookupView> => {
  const child = { givenName: 'Perpetua', familyName: 'Oldacre', dateOfBirth, postcode: 'N17 9QQ' };
  const body = { purpose: 'before_assessment', caseReference: 'AGE-1', child };
  return (await stage.as('Lewisham').post<LookupView>('/v1/lookups', { body })).body;
};
const consent = async (change: Partial<RecordConsentPayload>): Promise<ConsentView> => {
  const body = stage.consentBody(['Greenwich'], change);
  return (await stage.as('Lewisham').post<ConsentView>('/v1/consents', { body })).body;
};
const start = async ({ id: consentId }: ConsentView, lookup: LookupView): Promise<EpisodeView> => {
  const body = {
    consentId,
    lookupId: lookup.id,
    urgent: 'family_cannot_wait',
    found: answersTo(lookup),
    homeAuthority: stage.code('Lewisham'),
    ownReference: 'AGE-1',
    levelOfNeed: { level: 2, label: 'Targeted' },
  };
  return (await stage.as('Lewisham').post<EpisodeView>('/v1/episodes', { body, attempts: 1 })).body;
};

const parent = { kind: 'parental_responsibility' } as const;

describe('who decides for a child, by the age that a lookup knows', () => {
  it('a parent of a young person says that they were asked, where the consent names the lookup', async () => {
    const { id: lookupId } = await lookUp(YOUNG_PERSON);
    await expect(consent({ lookupId })).rejects.toMatchObject({
      status: 422,
      code: 'young_person_not_asked',
    });
    await expect(
      consent({ lookupId, givenBy: { ...parent, sixteenOrOver: false } }),
    ).rejects.toMatchObject({ status: 422, code: 'stated_age_differs' });

    const own = await consent({ lookupId, givenBy: { kind: 'child' } });
    expect(own).toMatchObject({ state: 'granted', givenBy: { sixteenOrOver: true } });
  });

  it('and where it names none, the start finds out: nothing starts before the consent says so', async () => {
    const lookup = await lookUp(YOUNG_PERSON);
    const unasked = await consent({});
    await expect(start(unasked, lookup)).rejects.toMatchObject({
      status: 422,
      code: 'stated_age_differs',
    });
    const asked = await consent({
      episodeId: unasked.episodeId,
      supersedes: unasked.id,
      givenBy: { ...parent, sixteenOrOver: true, youngPersonAgrees: true },
    });
    expect(await start(asked, lookup)).toMatchObject({ id: unasked.episodeId });
  });

  it('an adult decides alone, and a no is taken whatever the age', async () => {
    const lookup = await lookUp(ADULT);
    const { id: lookupId } = lookup;
    const said = { ...parent, sixteenOrOver: true, youngPersonAgrees: true };
    const refused = { status: 422, code: 'adult_decides' };
    await expect(consent({ lookupId, givenBy: said })).rejects.toMatchObject(refused);
    await expect(start(await consent({ givenBy: said }), lookup)).rejects.toMatchObject(refused);
    expect(await consent({ lookupId, decision: 'refused' })).toMatchObject({ state: 'refused' });
  });
});
