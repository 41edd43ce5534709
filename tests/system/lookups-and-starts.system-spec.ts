import { beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import type { ConsentView } from '@hub/contracts/consent';
import { type EpisodeView, FoundAnswerGiven, FoundAnswerSeen } from '@hub/contracts/episode';
import type { LookupView } from '@hub/contracts/lookup';
import type { InboxPage } from '@hub/contracts/notification';
import { Stage } from './stage/stage.js';
import { answersTo } from '../../tools/demonstration/found-answers.js';

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
  lookup: LookupView,
  by = stage.as('Lewisham'),
  how: object = AT_ONCE,
) =>
  by.post<EpisodeView>('/v1/episodes', {
    body: {
      consentId: consent.id,
      lookupId: lookup.id,
      found: answersTo(lookup),
      homeAuthority: stage.code('Lewisham'),
      ownReference: 'TEST-1',
      levelOfNeed: { level: 2, label: 'Targeted' },
      ...how,
    },
    attempts: 1,
  });

const NOTHING = { episode: 0, told: 0, claimed: 0 };
/** How many rows there are of an episode, wherever some are kept of a start. */
const keptOf = async (episodeId: string): Promise<Record<string, number>> => {
  const count = async (service: string, table: string, column = 'episode_id'): Promise<number> => {
    const counted = `SELECT count(*)::int AS rows FROM ${table} WHERE ${column}::text = '${episodeId}'`;
    return (await stage.query<{ rows: number }>(service, counted))[0]?.rows ?? -1;
  };
  return {
    consent: await count('consent-service', 'consent'),
    named: await count('consent-service', 'named_episode'),
    episode: await count('episode-service', 'episode', 'id'),
    told: await count('episode-service', 'outbox_sequence', 'subject'),
    claimed: await count('lookup-service', 'hub_episode'),
  };
};

const NOBODY = {
  givenName: 'Nobody',
  dateOfBirth: '2012-11-19',
  postcode: 'N17 9QQ',
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
    await expect(start(consent, other)).rejects.toMatchObject(refused);
    const foreign = await lookUp(child.details, stage.as('Greenwich'));
    for (const named of [foreign.id, uuidv7()])
      await expect(start(await consentAfter(named), first)).rejects.toMatchObject(refused);

    const { status, body: episode } = await start(consent, again);
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
      await expect(start(consent, twin, lewisham, how)).rejects.toMatchObject({
        status: 409,
        code: 'lookup_unsettled',
      });
    const { body: episode } = await start(consent, twin);
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
    await expect(start(consent, lookup, lewisham, {})).rejects.toMatchObject({
      status: 422,
      code: 'lookup_unanswered',
      message: expect.stringContaining(silent),
    });
    const { body: episode } = await start(consent, lookup, lewisham, { silenceAccepted: true });
    expect(episode.unanswered).toContain(stage.code(silent));
    expect(episode).not.toHaveProperty('urgent');
  });

  it('are told apart: what was found is answered, and its holder hears what the family agreed to', async () => {
    const lewisham = stage.as('Lewisham');
    const [agreed, other] = ['Greenwich', 'Bexley'];
    for (const holder of [agreed, other]) {
      const lookup = await lookUp(stage.childOf(holder, 4).details);
      const row = lookup.rows.find(({ authority }) => authority === stage.code(holder));
      expect(row?.outcome).toBe('found');
      const consent = await consentAfter(lookup.id);
      const refused = { status: 422, code: 'lookup_found' };
      await expect(
        start(consent, lookup, lewisham, { ...AT_ONCE, found: [] }),
      ).rejects.toMatchObject(refused);
      const foreign = { authority: stage.code('Barnet'), reference: 'X', answer: 'sibling' };
      await expect(
        start(consent, lookup, lewisham, { ...AT_ONCE, found: [...answersTo(lookup), foreign] }),
      ).rejects.toMatchObject(refused);
      for (const [change, code] of [
        [{ answer: 'joins' }, 'lookup_found_joins'],
        [{ because: undefined }, 'reason_missing'],
      ] as const) {
        const answers = answersTo(lookup).map((one) => ({ ...one, ...change }));
        await expect(
          start(consent, lookup, lewisham, { ...AT_ONCE, found: answers }),
        ).rejects.toMatchObject({ code });
      }
      const { body: episode } = await start(consent, lookup);
      const { body: read } = await lewisham.get<EpisodeView>(`/v1/episodes/${episode.id}`);
      const { id = '' } = read.found?.[0] ?? {};
      const reference = row?.episodes?.[0]?.reference;
      expect(read.found).toMatchObject([{ authority: stage.code(holder), reference }]);
      const [told] = await stage.journal.until(FoundAnswerGiven.type, id, [stage.code(holder)]);
      expect(told?.message.data).toMatchObject({ askedBy: stage.code('Lewisham'), reference });
      const answer = (told?.message.data as { answer?: string } | undefined)?.answer;
      expect(answer).toBe(holder === agreed ? 'family_wants_its_own' : undefined);
      await seenBy(holder, id);
    }
  });

  async function seenBy(holder: string, id: string): Promise<void> {
    const lead = stage.as(holder, 'lead_caf_contact');
    const inbox = async () =>
      (await lead.get<InboxPage>('/v1/inbox?limit=100')).body.items.filter(
        ({ subject }) => subject === id,
      );
    const [task] = await stage.until(inbox, (items) => items.length > 0);
    expect(task).toMatchObject({ step: 'look_at_start', path: `/v1/found-answers/${id}` });
    expect((await lead.get<object>(`/v1/found-answers/${id}`)).body).toMatchObject({ id });
    const other = stage.as('Sutton', 'lead_caf_contact');
    const path = `/v1/found-answers/${id}/acknowledgement`;
    for (const stranger of [other, stage.as('Lewisham', 'lead_caf_contact')])
      await expect(stranger.post(path, { body: {}, attempts: 1 })).rejects.toMatchObject({
        status: 404,
      });
    await lead.post(path, { body: {} });
    await stage.journal.until(FoundAnswerSeen.type, id, [stage.code('Lewisham')]);
    await stage.until(inbox, (items) => items.length === 0);
  }

  it('leave nothing behind where the start, or what the family said before it, is refused', async () => {
    const lewisham = stage.as('Lewisham');
    const { details } = stage.childOf('Lewisham', 5);
    const unsettled = await lookUp({ ...details, givenName: 'Zachary', nhsNumber: undefined });
    const body = { purpose: 'review', caseReference: 'TEST-1', child: details };
    const review = (await lewisham.post<LookupView>('/v1/lookups', { body })).body;
    const starts = [
      [unsettled, 'lookup_unsettled', {}], // S5
      [review, 'lookup_purpose_differs', AT_ONCE], // S6
    ] as const;
    for (const [lookup, code, how] of starts) {
      const consent = await consentAfter(lookup.id);
      await expect(start(consent, lookup, lewisham, how)).rejects.toMatchObject({ code });
      const { episodeId } = consent;
      await expect(
        lewisham.get(`/v1/episodes/${episodeId}`, { attempts: 1 }),
      ).rejects.toMatchObject({ status: 404 });
      expect(await keptOf(episodeId)).toEqual({ consent: 1, named: 1, ...NOTHING });
    }

    const parent = { kind: 'parental_responsibility' };
    const statements = [
      ['capacity_basis_missing', { givenBy: { kind: 'child' } }], // S26
      ['young_person_not_asked', { givenBy: { ...parent, sixteenOrOver: true } }], // S28
      ['parents_disagree', { givenBy: { ...parent, otherParent: 'disagrees' } }], // S36
      ['giver_may_not_consent', { givenBy: { kind: 'carer' } }], // S36
      ['written_confirmation_missing', { explained: 'by_telephone' }], // S37
    ] as const;
    for (const [code, change] of statements) {
      const said = { ...stage.consentBody(['Greenwich']), ...change };
      await expect(
        lewisham.post('/v1/consents', { body: said, attempts: 1 }),
      ).rejects.toMatchObject({ status: 422, code });
      expect(await keptOf(said.episodeId)).toEqual({ consent: 0, named: 0, ...NOTHING });
    }
  });

  it('are of one person, or of the colleague whom they or their lead CAF contact names', async () => {
    const { details } = stage.childOf('Lewisham', 2);
    const lead = stage.as('Lewisham', 'lead_caf_contact');
    const lookup = await lookUp(details);
    const consent = await consentAfter(lookup.id);
    const refused = { status: 403, code: 'lookup_of_another_person' };
    await expect(start(consent, lookup, lead)).rejects.toMatchObject(refused);

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
    expect((await start(consent, lookup, lead)).status).toBe(201);
  });
});
