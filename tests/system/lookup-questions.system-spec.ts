import { beforeAll, describe, expect, it } from '@jest/globals';
import type { NamedPerson } from '@hub/contracts/identity';
import {
  LookupAnswered,
  LookupCanaryFound,
  LookupConfirmationAsked,
  type LookupConfirmationList,
  LookupQuestionAsked,
  type LookupQuestionList,
  LookupReviewAsked,
  type LookupReviewList,
  type LookupView,
} from '@hub/contracts/lookup';
import { Stage } from './stage/stage.js';

let stage: Stage;
beforeAll(() => {
  stage = new Stage();
});

describe('a lookup in which people have a part', () => {
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
      body: { purpose: 'review', caseReference: 'T-78', child, reason: 'Their teacher asked' },
    });
    expect(waiting).toMatchObject({ status: 'awaiting_confirmation', conclusion: 'incomplete' });
    await stage.journal.until(LookupConfirmationAsked.type, waiting.id, [stage.code('Camden')]);
    const contact = stage.as('Camden', 'lead_caf_contact');
    const { items, people } = (
      await contact.get<LookupConfirmationList & { people?: NamedPerson[] }>(
        '/v1/lookup-confirmations',
      )
    ).body;
    const { id: asker, name: called } = stage.unverified('Camden');
    expect(people).toContainEqual(
      expect.objectContaining({ id: asker, contact: expect.objectContaining({ name: called }) }),
    );
    expect(items.find((item) => item.lookupId === waiting.id)).toMatchObject({
      personId: asker,
      reason: 'Their teacher asked',
      before: { items: expect.any(Array), inThirtyDays: expect.any(Number) },
    });
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
    const question = items.find((item) => item.lookupId === body.id);
    await stage
      .as('Merton', 'lead_caf_contact')
      .post(`/v1/lookup-questions/${question?.id ?? ''}/answer`, {
        body: { sameChild: true, contacted: true },
      });
    await stage.journal.until(LookupAnswered.type, body.id, [stage.code('Camden')]);
    const { body: spoken } = await stage.as('Camden').get<LookupView>(`/v1/lookups/${body.id}`);
    expect(spoken).toMatchObject({ conclusion: 'incomplete', spokenOn: expect.any(String) });
    expect(spoken.rows).toEqual(body.rows);
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
});
