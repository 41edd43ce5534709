import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import type { EpisodeView } from '@hub/contracts/episode';
import { Stage } from './stage/stage.js';
import { answersTo } from '../../tools/demonstration/found-answers.js';

/** Stopping and starting a process takes seconds. */
const WITHIN_MS = 60_000;
let stage: Stage;

beforeAll(() => {
  stage = new Stage();
});
afterAll(() => stage.process('lookup-service', 'start'));

it(
  'no episode starts while lookups are away, the answer says so, and nothing is left of the try',
  async () => {
    const lewisham = stage.as('Lewisham');
    const consent = await stage.consent('Lewisham', ['Greenwich']);
    const lookup = await stage.lookup('Lewisham');
    const idempotencyKey = uuidv7();
    const start = (attempts: number) =>
      lewisham.post<EpisodeView>('/v1/episodes', {
        body: {
          consentId: consent.id,
          lookupId: lookup.id,
          urgent: 'family_cannot_wait',
          found: answersTo(lookup),
          homeAuthority: stage.code('Lewisham'),
          ownReference: 'AWAY-1',
          levelOfNeed: { level: 2, label: 'Targeted' },
        },
        idempotencyKey,
        attempts,
      });
    await stage.process('lookup-service', 'stop');
    await expect(start(1)).rejects.toMatchObject({
      status: 503,
      code: 'lookup_unavailable',
      retryAfterSeconds: 2,
      message: expect.stringContaining('no episode can start now'),
    });
    const said = (decision: 'granted' | 'refused') =>
      lewisham.post('/v1/consents', {
        body: stage.consentBody(['Greenwich'], { decision, lookupId: lookup.id }),
        attempts: 1,
      });
    await expect(said('granted')).rejects.toMatchObject({ status: 503 });
    expect(await said('refused')).toMatchObject({ status: 201 });
    const kept = (table: string, column: string) =>
      stage.query(
        'episode-service',
        `SELECT 1 FROM ${table} WHERE ${column} = '${consent.episodeId}'`,
      );
    expect(await kept('episode', 'id')).toEqual([]);
    expect(await kept('outbox_sequence', 'subject')).toEqual([]);
    const others = await lewisham.get<{ items: EpisodeView[] }>('/v1/episodes');
    expect(others.status).toBe(200);

    await stage.process('lookup-service', 'start');
    const { status, body } = await start(8);
    expect([status, body.id]).toEqual([201, consent.episodeId]);
  },
  WITHIN_MS,
);
