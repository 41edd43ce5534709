import { beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import type { ConsentView } from '@hub/contracts/consent';
import type { EpisodeView } from '@hub/contracts/episode';
import type { LookupView } from '@hub/contracts/lookup';
import { Stage } from './stage/stage.js';

let stage: Stage;
beforeAll(() => {
  stage = new Stage();
});

const lookUp = async (child: object, by = stage.as('Lewisham')): Promise<LookupView> => {
  const body = { purpose: 'before_assessment', caseReference: 'TEST-1', child };
  return (await by.post<LookupView>('/v1/lookups', { body })).body;
};
const consentAfter = async (lookupId: string): Promise<ConsentView> => {
  const body = stage.consentBody(['Greenwich'], { lookupId });
  return (await stage.as('Lewisham').post<ConsentView>('/v1/consents', { body })).body;
};
const AT_ONCE = { urgent: 'family_cannot_wait' };
const start = (
  consent: ConsentView,
  lookupId: string,
  by = stage.as('Lewisham'),
  how: object = AT_ONCE,
) =>
  by.post<EpisodeView>('/v1/episodes', {
    body: {
      consentId: consent.id,
      lookupId,
      homeAuthority: stage.code('Lewisham'),
      ownReference: 'TEST-1',
      levelOfNeed: { level: 2, label: 'Targeted' },
      ...how,
    },
    attempts: 1,
  });

const NOBODY = {
  givenName: 'Nobody',
  dateOfBirth: '2014-02-03',
  postcode: 'SE13 6LG',
};

describe('an episode and the lookup that it starts after', () => {
  it('are of the child whom the consent is about: of another, nothing starts and nobody is told', async () => {
    const [child, brother] = [stage.childOf('Lewisham'), stage.childOf('Lewisham', 1)];
    const [first, again, other] = [
      await lookUp(child.details),
      await lookUp(child.details),
      await lookUp(brother.details),
    ];
    const consent = await consentAfter(first.id);
    expect(consent.lookupId).toBe(first.id);

    const refused = { status: 422, code: 'lookup_child_differs' };
    await expect(start(consent, other.id)).rejects.toMatchObject(refused);
    const foreign = await lookUp(child.details, stage.as('Greenwich'));
    for (const named of [foreign.id, uuidv7()])
      await expect(start(await consentAfter(named), first.id)).rejects.toMatchObject(refused);

    const { status, body: episode } = await start(consent, again.id);
    expect([status, episode.lookupId]).toEqual([201, again.id]);
    const told = await stage.journal.until('episode.started.v1', episode.id, [
      stage.code('Lewisham'),
    ]);
    expect(told).toHaveLength(1);
  });

  it('wait for each other until all have answered: what is urgent does not, and the episode shows it', async () => {
    const { details } = stage.childOf('Lewisham', 3);
    const twin = await lookUp({ ...details, givenName: 'Zebedee', nhsNumber: undefined });
    expect(twin.conclusion).toBe('person_will_answer');
    const consent = await consentAfter(twin.id);
    const lewisham = stage.as('Lewisham');
    for (const how of [{}, { silenceAccepted: true }])
      await expect(start(consent, twin.id, lewisham, how)).rejects.toMatchObject({
        status: 409,
        code: 'lookup_unsettled',
      });
    const { body: episode } = await start(consent, twin.id);
    const { body: read } = await lewisham.get<EpisodeView>(`/v1/episodes/${episode.id}`);
    expect(read).toMatchObject(AT_ONCE);
  });

  it('go on where somebody is silent, once the asker says that they know who', async () => {
    const silent = 'City of London';
    await stage.journal.behave(stage.code(silent), { mode: 'silent' });
    const lookup = await lookUp({ ...NOBODY, familyName: 'Silentone' });
    await stage.journal.behave(stage.code(silent), { mode: 'normal' });
    expect(lookup.conclusion).toBe('incomplete');
    const consent = await consentAfter(lookup.id);
    const lewisham = stage.as('Lewisham');
    await expect(start(consent, lookup.id, lewisham, {})).rejects.toMatchObject({
      status: 422,
      code: 'lookup_unanswered',
      message: expect.stringContaining(silent),
    });
    const { body: episode } = await start(consent, lookup.id, lewisham, { silenceAccepted: true });
    expect(episode.unanswered).toContain(stage.code(silent));
    expect(episode).not.toHaveProperty('urgent');
  });

  it('are of one person, or of the colleague whom they or their lead CAF contact names', async () => {
    const { details } = stage.childOf('Lewisham', 2);
    const lead = stage.as('Lewisham', 'lead_caf_contact');
    const lookup = await lookUp(details);
    const consent = await consentAfter(lookup.id);
    const refused = { status: 403, code: 'lookup_of_another_person' };
    await expect(start(consent, lookup.id, lead)).rejects.toMatchObject(refused);

    const path = `/v1/lookups/${lookup.id}/colleague`;
    const body = { personId: stage.person('Lewisham', 'lead_caf_contact').id };
    await expect(stage.as('Greenwich').post(path, { body, attempts: 1 })).rejects.toMatchObject({
      status: 404,
    });
    const { body: named } = await lead.post<LookupView>(path, { body });
    expect(named).toMatchObject({
      personId: stage.person('Lewisham').id,
      colleagueId: body.personId,
    });
    expect((await start(consent, lookup.id, lead)).status).toBe(201);
  });
});
