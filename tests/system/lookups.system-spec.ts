import { beforeAll, describe, expect, it } from '@jest/globals';
import type { HubProblemError } from '@hub/borough-connector';
import { AUTHORITY_CODES } from '@hub/contracts';
import { LookupFound, type LookupView, type ReconciliationView } from '@hub/contracts/lookup';
import { FOR_TESTS } from '../../tools/hub/variables.js';
import { Stage } from './stage/stage.js';

let stage: Stage;
beforeAll(() => {
  stage = new Stage();
});

describe('a lookup', () => {
  it('answers for each of the 33 authorities, with contact only, and the holder hears of it', async () => {
    const { details: child, id } = stage.childOf('Hackney', 4);
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
    const limit = Number(FOR_TESTS.HUB_LOOKUP_LIMIT_PERSON_AND_HOUR);
    const answers = await Promise.all(Array.from({ length: limit + 9 }, ask));
    const refused = answers.filter((answer) => answer !== 'answered');
    expect(answers.length - refused.length).toBe(limit - 1);
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
    // Who is asked live may answer late on a slow machine, or be left out after that for a while:
    // until then the lookup says so.
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
