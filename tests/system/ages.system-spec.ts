import { beforeAll, describe, expect, it } from '@jest/globals';
import type { ConsentView, RecordConsentPayload } from '@hub/contracts/consent';
import type { EpisodeView } from '@hub/contracts/episode';
import type { HttpDoor } from '@hub/borough-connector';
import type { InboxPage } from '@hub/contracts/notification';
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
/** Turns seventeen and a half this month. */
function nearlyAdult(): string {
  const half = new Date();
  half.setUTCDate(1);
  half.setUTCMonth(half.getUTCMonth() - 17 * 12 - 6);
  return half.toISOString().slice(0, 10);
}

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

  it('and whoever leads is asked about the age that the young person reaches while they work with them', async () => {
    const lookup = await lookUp(nearlyAdult());
    const own = { kind: 'child', sixteenOrOver: true } as const;
    const { id: episodeId } = await start(await consent({ givenBy: own }), lookup);
    const leads = stage.as('Lewisham');
    const asked = async () =>
      (await leads.get<InboxPage>('/v1/inbox?workflow=age&mine=true')).body.items.filter(
        (item) => item.episodeId === episodeId,
      );
    const [item] = await stage.until(asked, (items) => items.length > 0);
    expect(item).toMatchObject({ step: 'prepare_for_18', path: `/v1/episodes/${episodeId}` });
    const acknowledge = (by: HttpDoor, age: string) =>
      by.post(`/v1/episodes/${episodeId}/age-acknowledgement`, { body: { age }, attempts: 1 });
    await expect(acknowledge(stage.as('Greenwich'), 'turns_17_and_half')).rejects.toMatchObject({
      status: 404,
    });
    await expect(acknowledge(leads, 'turns_16')).rejects.toMatchObject({ status: 409 });
    await acknowledge(leads, 'turns_17_and_half');
    await stage.until(asked, (items) => items.length === 0);
    // What is kept of it says the month, and no day.
    const kept = await stage.query<{ row: string }>(
      'lookup-service',
      `SELECT n::text AS row FROM noted_age n WHERE episode_id = '${episodeId}'`,
    );
    expect(kept.map(({ row }) => row)).toEqual([expect.stringMatching(/turns_18,\d{4}-\d\d-01/)]);
  });
});
