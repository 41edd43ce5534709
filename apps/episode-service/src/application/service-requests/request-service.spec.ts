import { beforeEach, describe, expect, it } from '@jest/globals';
import { isRefusal } from '@hub/contracts';
import { asked, CountingIds, FakeUnitOfWork, FixedClock, testId } from '@hub/testing';
import {
  consentRegister,
  EPISODE,
  episode,
  GREENWICH,
  LEWISHAM,
  person,
  organisations,
  SCHOOL,
  SUMMER,
  serviceDirectory,
  SOUTHWARK,
  whoMay,
} from '../../testing/examples.js';
import { inMemoryEpisodeStores } from '../../testing/in-memory-stores.js';
import type { EpisodeStores } from '../ports.js';
import { RequestService } from './request-service.js';

const command = { episodeId: EPISODE, toAuthority: GREENWICH, service: 'education' as const };

const lead = asked(LEWISHAM, { personId: person(1) });

describe('asking another authority for a service', () => {
  let work: FakeUnitOfWork<EpisodeStores>;
  let requests: RequestService;
  beforeEach(async () => {
    work = new FakeUnitOfWork(inMemoryEpisodeStores());
    requests = new RequestService(
      work,
      { register: consentRegister, directory: serviceDirectory, organisations },
      { clock: new FixedClock(), ids: new CountingIds() },
      whoMay,
    );
    await work.stores.episodes.add(episode());
  });

  it('is told to who is asked, and the answer to who asked', async () => {
    const sent = await requests.send(command, lead);
    if (isRefusal(sent)) throw new Error(sent.refused);
    const answer = { serviceRequestId: sent.id, answer: 'accepted' as const };
    expect(await requests.answer(answer, asked(SOUTHWARK))).toEqual({ refused: 'not_found' });
    expect(await requests.answer(answer, asked(GREENWICH))).toMatchObject({ state: 'accepted' });
    expect(work.told).toEqual([
      ['service_request.sent.v1', [GREENWICH]],
      ['service_request.answered.v1', [LEWISHAM]],
    ]);
    expect(await requests.list({}, asked(GREENWICH))).toMatchObject({ items: [{ id: sent.id }] });
    expect(await requests.list({}, asked(SOUTHWARK))).toEqual({ items: [] });
    expect(await requests.list({ cursor: 'x' }, asked(LEWISHAM))).toMatchObject({
      refused: 'invalid_request',
    });
  });

  it('waits in the inbox of who is asked until it is decided, and is read by both sides', async () => {
    const sent = await requests.send(command, lead);
    if (isRefusal(sent)) throw new Error(sent.refused);
    const waits = () => (work.facts.at(-1)?.payload as { waits?: unknown[] }).waits;
    expect(waits()).toEqual([
      {
        ...{ step: 'answer_service_request', authority: GREENWICH, role: 'lead_caf_contact' },
        dueAt: sent.answerBy,
      },
    ]);
    const answer = { serviceRequestId: sent.id };
    await requests.answer({ ...answer, answer: 'waiting' }, asked(GREENWICH));
    expect(waits()).toHaveLength(1);
    for (const authority of [LEWISHAM, GREENWICH])
      expect(await requests.one(answer, asked(authority))).toMatchObject({ state: 'waiting' });
    expect(await requests.one(answer, asked(SOUTHWARK))).toEqual({ refused: 'not_found' });
    expect(await requests.one({ serviceRequestId: testId(404) }, asked(LEWISHAM))).toEqual({
      refused: 'not_found',
    });
    const shield = { hiddenFrom: [LEWISHAM], because: 'refuge', since: sent.sentAt } as const;
    await work.stores.episodes.save(episode({ shield }));
    expect(await requests.one(answer, asked(LEWISHAM))).toEqual({ refused: 'not_found' });
    await requests.answer({ ...answer, answer: 'accepted' }, asked(GREENWICH));
    expect(waits()).toEqual([]);
    expect(work.facts.at(-1)?.recipients).toEqual([]);
  });

  it('is not made twice while nobody has decided', async () => {
    const sent = await requests.send(command, lead);
    if (isRefusal(sent)) throw new Error(sent.refused);
    expect(await requests.send(command, lead)).toMatchObject({ refused: 'conflict' });
    expect(await requests.send({ ...command, service: 'health' }, lead)).toMatchObject({
      state: 'sent',
    });
    await requests.answer(
      { serviceRequestId: sent.id, answer: 'declined', reason: 'no_capacity' },
      asked(GREENWICH),
    );
    expect(await requests.send(command, lead)).toMatchObject({ state: 'sent' });
  });

  it('leaves out the days on which the school that is to give it is closed, and says which', async () => {
    const term = new FixedClock('2026-07-20T09:30:00.000Z');
    const inTerm = new RequestService(
      work,
      { register: consentRegister, directory: serviceDirectory, organisations },
      { clock: term, ids: new CountingIds() },
      whoMay,
    );
    const ofSchool = { ...command, organisationId: SCHOOL, urgency: 'soon' as const };
    expect(await inTerm.send(ofSchool, lead)).toMatchObject({
      organisationId: SCHOOL,
      answerBy: '2026-09-07T16:00:00.000Z',
      notCounted: [SUMMER],
    });
    const urgent = { ...command, organisationId: SCHOOL, service: 'health' as const };
    const now = await inTerm.send({ ...urgent, urgency: 'urgent' }, lead);
    expect(now).toMatchObject({ answerBy: '2026-07-21T16:00:00.000Z' });
    expect(now).not.toHaveProperty('notCounted');
    expect(await inTerm.send({ ...command, organisationId: testId(80) }, lead)).toEqual({
      refused: 'organisation_elsewhere',
    });
  });

  it('is of the authority whose directory lists it', async () => {
    const serviceId = testId(77);
    const elsewhere = new RequestService(
      work,
      {
        register: consentRegister,
        organisations,
        directory: {
          authorityOf: (id) => Promise.resolve(id === serviceId ? SOUTHWARK : undefined),
        },
      },
      { clock: new FixedClock(), ids: new CountingIds() },
      whoMay,
    );
    for (const named of [serviceId, testId(78)])
      expect(await elsewhere.send({ ...command, serviceId: named }, lead)).toEqual({
        refused: 'service_elsewhere',
      });
    expect(work.facts).toEqual([]);
    expect(await requests.send({ ...command, serviceId }, lead)).toMatchObject({ serviceId });
  });

  it('says whom to ring on either side', async () => {
    const sent = await requests.send({ ...command, urgency: 'urgent', because: 'plan_says' }, lead);
    if (isRefusal(sent)) throw new Error(sent.refused);
    expect(sent).toMatchObject({ askedBy: person(1), urgency: 'urgent', because: 'plan_says' });
    const answer = { serviceRequestId: sent.id, answer: 'accepted' as const };
    const answered = await requests.answer(answer, asked(GREENWICH, { personId: person(2) }));
    expect(answered).toMatchObject({ askedBy: person(1), answeredBy: person(2) });
  });

  it('needs consent that covers it, of its own where the service is sensitive', async () => {
    expect(await requests.send({ ...command, toAuthority: SOUTHWARK }, lead)).toEqual({
      refused: 'consent_missing',
      detail: `No consent covers Southwark (${SOUTHWARK}) for the purpose service_request and the service education.`,
    });
    expect(await requests.send({ ...command, service: 'mental_health' }, lead)).toMatchObject({
      ...{ refused: 'consent_missing', detail: expect.stringContaining('mental_health') },
    });
  });

  it('is for who works with the child alone', async () => {
    const colleague = asked(LEWISHAM, { personId: person(9) });
    expect(await requests.send(command, colleague)).toMatchObject({ refused: 'not_involved' });
    const unverified = asked(LEWISHAM, { personId: person(1), verified: false });
    expect(await requests.send(command, unverified)).toMatchObject({ refused: 'not_verified' });
    expect(work.facts).toEqual([]);
  });

  it('is for those with a part in an open episode', async () => {
    expect(await requests.send(command, asked(SOUTHWARK))).toEqual({ refused: 'not_found' });
    await work.stores.episodes.save(episode({ state: 'closed' }));
    expect(await requests.send(command, lead)).toMatchObject({ refused: 'conflict' });
  });
});
