import { beforeAll, describe, expect, it } from '@jest/globals';
import type { HubProblemError } from '@hub/borough-connector';
import { AUTHORITY_CODES } from '@hub/contracts';
import {
  LookupAnswered,
  LookupCanaryFound,
  LookupConfirmationAsked,
  type LookupConfirmationList,
  LookupFound,
  LookupQuestionAsked,
  type LookupQuestionList,
  LookupReviewAsked,
  type LookupReviewList,
  type LookupView,
  type ReconciliationView,
} from '@hub/contracts/lookup';
import { Stage } from './stage/stage.js';

let stage: Stage;
beforeAll(() => {
  stage = new Stage();
});

describe('a lookup', () => {
  it('answers for each of the 33 authorities, with contact only, and the holder hears of it', async () => {
    const { details: child, id } = stage.childOf('Hackney', 3);
    const body = { purpose: 'before_assessment', caseReference: 'TEST-1', child };
    const { body: lookup, status } = await stage
      .as('Camden')
      .post<LookupView>('/v1/lookups', { body });

    expect(status).toBe(201);
    expect(lookup).toMatchObject({
      status: 'complete',
      conclusion: 'found',
      coverage: '33 of 33 answered.',
    });
    expect(lookup.rows.map((row) => row.authority)).toEqual(AUTHORITY_CODES);
    const found = lookup.rows.filter((row) => row.outcome === 'found');
    expect(found.map((row) => row.name)).toContain('Hackney');
    const [episode] = found.find((row) => row.name === 'Hackney')?.episodes ?? [];
    expect(episode).toMatchObject({
      reference: `${stage.code('Hackney')}/${id}`,
      leadCafContact: { role: 'Lead CAF contact' },
    });
    expect(JSON.stringify(lookup)).not.toContain(child.dateOfBirth);
    expect(JSON.stringify(lookup)).not.toContain(child.nhsNumber);

    const told = await stage.journal.until(LookupFound.type, lookup.id, [stage.code('Hackney')]);
    expect(told[0]?.message.data).toMatchObject({
      askedBy: stage.code('Camden'),
      purpose: 'before_assessment',
    });
    expect(JSON.stringify(told)).not.toContain(child.nhsNumber);
    expect((await stage.as('Camden').get<LookupView>(`/v1/lookups/${lookup.id}`)).body).toEqual(
      lookup,
    );
  });

  it('finds a child whose names are misspelt through the NHS number, and leaves one of other names to a person', async () => {
    const { details } = stage.childOf('Bexley', 1);
    const { givenName = '', familyName = '' } = details;
    const outcomeOf = async (names: object) => {
      const { body } = await stage.as('Camden').post<LookupView>('/v1/lookups', {
        body: { purpose: 'review', caseReference: 'T', child: { ...details, ...names } },
      });
      return body.rows.find((row) => row.name === 'Bexley')?.outcome;
    };
    const misspelt = { givenName: `${givenName}x`, familyName: `${familyName}x` };
    expect(await outcomeOf(misspelt)).toBe('found');
    expect(await outcomeOf({ givenName: 'Mispelt', familyName: 'Entirely' })).toBe(
      'person_will_answer',
    );
  });

  it('leaves to a person what may be the child or not, and follows what they say', async () => {
    const all = Array.from({ length: 20 }, (_, skip) => stage.childOf('Bexley', skip));
    const { details, id } =
      all.find(
        (one) =>
          one.details.familyName !== undefined &&
          one.details.dateOfBirth !== undefined &&
          one.details.givenName !== undefined,
      ) ?? stage.childOf('Bexley');
    const child = {
      givenName: 'Quentin',
      familyName: details.familyName,
      dateOfBirth: details.dateOfBirth,
      postcode: 'WC2N 9ZZ',
    };
    const ask = async () =>
      (
        await stage.as('Camden').post<LookupView>('/v1/lookups', {
          body: { purpose: 'review', caseReference: 'T-77', child },
        })
      ).body;
    const rowOf = ({ rows }: LookupView) => rows.find((row) => row.name === 'Bexley');
    const lookup = await ask();
    expect(rowOf(lookup)).toMatchObject({ outcome: 'person_will_answer' });
    expect(rowOf(lookup)).not.toHaveProperty('episodes');
    const [asked] = await stage.journal.until(LookupQuestionAsked.type, lookup.id, [
      stage.code('Bexley'),
    ]);
    const { questionId } = asked?.message.data as { questionId: string };

    const contact = stage.as('Bexley', 'lead_caf_contact');
    const { items } = (await contact.get<LookupQuestionList>('/v1/lookup-questions')).body;
    expect(items.find((item) => item.id === questionId)).toMatchObject({
      reference: `${stage.code('Bexley')}/${id}`,
      caseReference: 'T-77',
      state: 'waiting',
    });
    expect(JSON.stringify(items)).not.toContain('Quentin');
    await contact.post(`/v1/lookup-questions/${questionId}/answer`, { body: { sameChild: false } });
    await stage.journal.until(LookupAnswered.type, lookup.id, [stage.code('Camden')]);
    expect(
      rowOf((await stage.as('Camden').get<LookupView>(`/v1/lookups/${lookup.id}`)).body),
    ).toMatchObject({ outcome: 'none' });
    expect(rowOf(await ask())).toMatchObject({ outcome: 'none' });
  });

  it('waits for the lead CAF contact where the asker is not verified', async () => {
    const { details: child } = stage.childOf('Hackney', 3);
    const newcomer = stage.members.as(stage.unverified('Camden'));
    const { body: waiting } = await newcomer.post<LookupView>('/v1/lookups', {
      body: { purpose: 'review', caseReference: 'T-78', child },
    });
    expect(waiting).toMatchObject({ status: 'awaiting_confirmation', conclusion: 'incomplete' });
    await stage.journal.until(LookupConfirmationAsked.type, waiting.id, [stage.code('Camden')]);
    const contact = stage.as('Camden', 'lead_caf_contact');
    const { items } = (await contact.get<LookupConfirmationList>('/v1/lookup-confirmations')).body;
    expect(items.map((item) => item.lookupId)).toContain(waiting.id);
    await contact.post(`/v1/lookups/${waiting.id}/confirmation`, { body: { legitimate: true } });
    await stage.journal.until(LookupAnswered.type, waiting.id, [stage.code('Camden')]);
    expect((await newcomer.get<LookupView>(`/v1/lookups/${waiting.id}`)).body).toMatchObject({
      conclusion: 'found',
    });
  });

  it('says of a shielded child that a person will answer, and to nobody where', async () => {
    const child = {
      givenName: 'Wilhelmina',
      familyName: 'Okonkwo-Smythe',
      dateOfBirth: '2013-07-06',
      postcode: 'E8 1EA',
    };
    const pointer = {
      reference: 'SHIELDED-1',
      state: 'open',
      openedOn: '2026-01-05',
      socialCare: 'not_disclosed',
      handling: 'shielded',
      child,
    };
    await stage.asSystem('Merton').post('/v1/pointers', { body: pointer });
    const { body } = await stage.as('Camden').post<LookupView>('/v1/lookups', {
      body: { purpose: 'review', caseReference: 'T-79', child },
    });
    expect(body.conclusion).toBe('person_will_answer');
    expect(body.rows.every((row) => row.outcome === 'none')).toBe(true);
    await stage.journal.until(LookupQuestionAsked.type, body.id, [stage.code('Merton')]);
    const { items } = (
      await stage.as('Merton', 'lead_caf_contact').get<LookupQuestionList>('/v1/lookup-questions')
    ).body;
    expect(items.find((item) => item.lookupId === body.id)).toMatchObject({
      handling: 'shielded',
      reference: 'SHIELDED-1',
    });
  });

  it('that finds a canary is reviewed by somebody who has no part in it', async () => {
    const child = {
      givenName: 'Bartholomea',
      familyName: 'Quillfeather',
      dateOfBirth: '2012-03-04',
      postcode: 'E17 4PP',
    };
    const pointer = {
      reference: 'CANARY-1',
      state: 'open',
      openedOn: '2026-01-05',
      socialCare: 'no',
      canary: true,
      child,
    };
    await stage.asSystem('Sutton').post('/v1/pointers', { body: pointer });
    const { body } = await stage.as('Ealing').post<LookupView>('/v1/lookups', {
      body: { purpose: 'review', caseReference: 'T-80', child },
    });
    expect(body.conclusion).toBe('found');
    await stage.journal.until(LookupCanaryFound.type, body.id, [stage.code('Sutton')]);
    const [asked] = await stage.until(
      () => stage.journal.find({ type: LookupReviewAsked.type, subject: body.id }),
      (seen) => seen.length > 0,
    );
    const reviewer = stage.members.nameOf(asked?.authority ?? '');
    expect(['Sutton', 'Ealing']).not.toContain(reviewer);
    const contact = stage.as(reviewer, 'lead_caf_contact');
    const { items } = (await contact.get<LookupReviewList>('/v1/lookup-reviews')).body;
    const review = items.find((item) => item.lookupId === body.id);
    expect(review).toMatchObject({
      because: 'canary',
      askedBy: stage.code('Ealing'),
      caseReference: 'T-80',
    });
    await contact.post(`/v1/lookup-reviews/${review?.id ?? ''}/decision`, {
      body: { justified: false, reason: 'Nobody there knows of a case.' },
    });
    const again = await stage.as('Ealing').post<LookupView>('/v1/lookups', {
      body: { purpose: 'review', caseReference: 'T-81', child },
    });
    expect(again.body.status).toBe('awaiting_confirmation');
  });

  it('finds what came in a reconciliation of parts, once all of it is here', async () => {
    const http = stage.asSystem('Sutton');
    const child = {
      givenName: 'Peregrine',
      familyName: 'Thistlewood',
      dateOfBirth: '2011-11-12',
      postcode: 'SM1 1EA',
    };
    const line = (reference: string, details: object) =>
      JSON.stringify({
        reference,
        state: 'open',
        openedOn: '2026-01-05',
        socialCare: 'no',
        child: details,
      });
    const others = Array.from({ length: 30 }, (_, skip) => stage.childOf('Sutton', skip)).map(
      ({ id, details }) => line(`${stage.code('Sutton')}/${id}`, details),
    );
    const { body: begun } = await http.post<ReconciliationView>('/v1/reconciliations', {
      body: { parts: 2, pointers: 31 },
    });
    const send = (part: number, lines: string[]) =>
      http.post<ReconciliationView>(`/v1/reconciliations/${begun.id}/parts/${String(part)}`, {
        raw: { type: 'application/x-ndjson', content: lines.join('\n') },
      });
    const complete = () =>
      http.post<ReconciliationView>(`/v1/reconciliations/${begun.id}/completion`);
    const outcome = async () =>
      (
        await stage.as('Camden').post<LookupView>('/v1/lookups', {
          body: { purpose: 'review', caseReference: 'T-82', child },
        })
      ).body.conclusion;
    await send(2, [line('PARTS-1', child)]);
    await expect(complete()).rejects.toMatchObject({ status: 409, code: 'parts_missing' });
    await expect(send(1, [...others.slice(1), 'nonsense'])).rejects.toMatchObject({
      status: 400,
      errors: expect.arrayContaining([
        expect.objectContaining({ field: expect.stringContaining('line 30') }),
      ]),
    });
    expect(await outcome()).toBe('none');
    await send(1, others);
    expect(
      (await http.get<ReconciliationView>(`/v1/reconciliations/${begun.id}`)).body,
    ).toMatchObject({
      state: 'receiving',
      received: [
        { part: 1, pointers: 30 },
        { part: 2, pointers: 1 },
      ],
    });
    await expect(
      stage.asSystem('Camden').get(`/v1/reconciliations/${begun.id}`),
    ).rejects.toMatchObject({ status: 404 });
    expect((await complete()).body).toMatchObject({ state: 'complete', pointers: 31 });
    expect(await outcome()).toBe('found');
  });

  it('over the limit of a person is refused with the time, however many come at once', async () => {
    const child = {
      givenName: 'Nobody',
      familyName: 'Atall',
      dateOfBirth: '2014-02-03',
      postcode: 'SE13 6LG',
    };
    const door = stage.as('Barnet', 'lead_caf_contact');
    const ask = () =>
      door.post('/v1/lookups', { body: { purpose: 'review', caseReference: 'T', child } }).then(
        () => 'answered' as const,
        (error: unknown) => error as HubProblemError,
      );
    await ask();
    const answers = await Promise.all(Array.from({ length: 69 }, ask));
    const refused = answers.filter((answer) => answer !== 'answered');
    expect(answers.length - refused.length).toBe(59);
    for (const error of refused)
      expect(error).toMatchObject({ status: 429, code: 'lookup_limit_reached' });
    const after = refused.map(({ retryAfterSeconds }) => retryAfterSeconds ?? 0);
    expect(Math.min(...after)).toBeGreaterThan(3_000);
    expect(Math.max(...after)).toBeLessThanOrEqual(3_600);
  });

  it('says none only when all 33 have answered none', async () => {
    const child = {
      givenName: 'Nobody',
      familyName: 'Atall',
      dateOfBirth: '2014-02-03',
      postcode: 'SE13 6LG',
    };
    const ask = async () =>
      (
        await stage.as('Camden').post<LookupView>('/v1/lookups', {
          body: { purpose: 'review', caseReference: 'T', child },
        })
      ).body;
    const read = async (id: string) =>
      (await stage.as('Camden').get<LookupView>(`/v1/lookups/${id}`)).body;
    // Who is asked live may answer late on a slow machine, or be left out after that for a while: until then the lookup says so.
    const settled = async (): Promise<LookupView> => {
      const { id } = await ask();
      return stage
        .until(
          () => read(id),
          ({ conclusion }) => conclusion !== 'incomplete',
          10_000,
        )
        .catch(() => read(id));
    };
    const body = await stage.until(
      settled,
      ({ conclusion }) => conclusion !== 'incomplete',
      45_000,
    );
    expect(body.conclusion).toBe('none');
    expect(body.rows.every((row) => row.outcome === 'none' && row.completeUpTo !== undefined)).toBe(
      true,
    );
  });
});
