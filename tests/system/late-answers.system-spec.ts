import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { EpisodeView } from '@hub/contracts/episode';
import {
  type LateAnswerView,
  LateAnswerGiven,
  type LookupRow,
  type LookupView,
} from '@hub/contracts/lookup';
import type { InboxItem, InboxPage } from '@hub/contracts/notification';
import { Stage } from './stage/stage.js';
import { answersTo } from '../../tools/demonstration/found-answers.js';

let stage: Stage;
beforeAll(() => {
  stage = new Stage();
});
/** Harrow's index as complete as that many days ago. */
const completeUpTo = (daysAgo: number) =>
  stage.query(
    'lookup-service',
    `UPDATE pointer_freshness SET complete_up_to = now() - interval '${String(daysAgo)} days'
     WHERE authority = '${stage.code('Harrow')}'`,
  );
afterAll(() => completeUpTo(0));

const child = {
  givenName: 'Leocadia',
  familyName: 'Quiethouse',
  dateOfBirth: '2015-03-12',
  postcode: 'HA1 9ZX',
};

it('an authority that was silent at the start is asked again when it is back, and who leads is told', async () => {
  const [lead, harrow] = [stage.as('Lewisham'), stage.code('Harrow')];
  await completeUpTo(9);
  const { body: lookup } = await lead.post<LookupView>('/v1/lookups', {
    body: { purpose: 'before_assessment', caseReference: 'LATE-1', child },
  });
  const rowOf = ({ rows }: LookupView): LookupRow | undefined =>
    rows.find(({ authority }) => authority === harrow);
  expect(rowOf(lookup)).toMatchObject({ outcome: 'stale' });
  const consent = await stage.consent('Lewisham', ['Greenwich']);
  const { body: episode } = await lead.post<EpisodeView>('/v1/episodes', {
    body: {
      consentId: consent.id,
      lookupId: lookup.id,
      urgent: 'family_cannot_wait',
      silenceAccepted: true,
      found: answersTo(lookup),
      homeAuthority: stage.code('Lewisham'),
      ownReference: 'LATE-1',
      levelOfNeed: { level: 2, label: 'Targeted' },
    },
  });
  expect(episode.unanswered).toContain(harrow);
  const details = `SELECT 1 FROM lookup_details WHERE lookup_id = '${lookup.id}'`;
  const gone = () => stage.query('lookup-service', details);
  await stage.until(gone, (rows) => rows.length === 0);

  await stage.asSystem('Harrow').post('/v1/pointers', {
    body: { reference: 'HAR-LATE', state: 'open', openedOn: '2026-01-05', socialCare: 'no', child },
  });
  await completeUpTo(0);
  await stage.query(
    'lookup-service',
    `UPDATE late_answer SET next_at = now() WHERE episode_id = '${episode.id}' AND authority = '${harrow}'`,
  );
  const tasks = async (): Promise<InboxItem[]> =>
    (await lead.get<InboxPage>('/v1/inbox?limit=100')).body.items.filter(
      ({ step, episodeId }) => step === 'look_at_late_answer' && episodeId === episode.id,
    );
  const [task] = await stage.until(tasks, (items) => items.length > 0);
  const path = task?.path ?? '';
  const { body: late } = await lead.get<LateAnswerView>(path);
  expect(late).toMatchObject({
    authority: harrow,
    outcome: 'found',
    references: ['HAR-LATE'],
    leadCafContact: { role: expect.any(String) },
  });
  await stage.journal.until(LateAnswerGiven.type, late.id, [stage.code('Lewisham')]);
  const { body: seen } = await lead.get<LookupView>(`/v1/lookups/${lookup.id}`);
  expect(rowOf(seen)).toMatchObject({ outcome: 'found' });

  for (const other of [stage.as('Harrow', 'lead_caf_contact'), stage.as('Greenwich')])
    await expect(other.get(path)).rejects.toMatchObject({ status: 404 });
  await lead.post(`${path}/acknowledgement`, { body: {} });
  await stage.until(tasks, (items) => items.length === 0);
});
