import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { isRefusal } from '@hub/contracts';
import { Sealer } from '@hub/security';
import { inTransactions, ScratchSchema, testId } from '@hub/testing';
import { SqlStandingWaits } from '@hub/waits';
import { backing } from '../../../../../tests/config.js';
import { migrations } from '../../../migrations/migrations.js';
import { openRecall } from '../../domain/recall.js';
import {
  makeReady,
  openSubjectAccess,
  redact,
} from '../../domain/subject-access/subject-access.js';
import {
  bundleOf,
  EPISODE,
  grantedConsent,
  GREENWICH,
  LEWISHAM,
  RECALL,
  SOUTHWARK,
} from '../../testing/examples.js';
import { CONSENT_WAITS } from './standing-waits.js';
import { storesOn } from './stores.js';
import { tables } from './tables.js';

const sealer = new Sealer({ current: 1, keys: { 1: Buffer.alloc(32, 5).toString('base64') } });

let scratch: ScratchSchema;
beforeAll(async () => {
  scratch = await ScratchSchema.create(backing.databaseUrl, { entities: tables, migrations });
});
afterAll(() => scratch.drop());

const told = async () => {
  const waits = inTransactions(
    scratch.database,
    (manager) => new SqlStandingWaits(manager, CONSENT_WAITS),
  );
  return (await waits.takeChanged(20)).map(({ workflow, subject, episodeId, waits: said }) => [
    ...[workflow, subject, episodeId],
    said.map(({ step, authority, role, dueAt }) => [step, authority, role, dueAt].join(' ')),
  ]);
};

it('are the recalls that holders have not answered, and whoever is to chase them', async () => {
  const { consents, recalls, counterparts } = storesOn(scratch.database.manager, sealer);
  const consent = grantedConsent(testId(1));
  await consents.add(consent);
  expect(await told()).toEqual([]);
  const open = (authority: string) =>
    openRecall(consent.id, authority, '2026-03-02T09:30:00.000Z', RECALL);
  await recalls.open([open(GREENWICH), open(SOUTHWARK)]);
  const lead = (step: string, authority: string): string =>
    `${step} ${authority} lead_caf_contact 2026-03-03T09:30:00.000Z`;
  const about = ['recall', consent.id, EPISODE];
  const both = [lead('answer_recall', GREENWICH), lead('answer_recall', SOUTHWARK)];
  expect(await told()).toEqual([[...about, both]]);

  await recalls.save({ ...open(SOUTHWARK), escalatedAt: '2026-03-03T09:30:00.000Z' });
  expect(await told()).toEqual([[...about, [...both, lead('chase_recall', LEWISHAM)]]]);

  await counterparts.claim(EPISODE, LEWISHAM);
  await counterparts.lead(EPISODE, { term: 1, authority: GREENWICH });
  await counterparts.shield({ episodeId: EPISODE, hiddenFrom: [LEWISHAM], version: 1 });
  expect(await told()).toEqual([[...about, [...both, lead('chase_recall', GREENWICH)]]]);

  const hiddenFrom = [LEWISHAM, GREENWICH];
  await counterparts.shield({ episodeId: EPISODE, hiddenFrom, version: 2 });
  expect(await told()).toEqual([[...about, both]]);
  await counterparts.shield({ episodeId: EPISODE, hiddenFrom: [LEWISHAM], version: 3 });
  expect(await told()).toEqual([[...about, [...both, lead('chase_recall', GREENWICH)]]]);

  const answer = { outcome: 'deleted' as const, at: '2026-03-03T10:00:00.000Z' };
  await recalls.save({ ...open(SOUTHWARK), answer });
  expect(await told()).toEqual([[...about, [lead('answer_recall', GREENWICH)]]]);
  await recalls.save({ ...open(GREENWICH), answer });
  expect(await told()).toEqual([[...about, []]]);
});

it('are the families that asked what is on record, until a second person has signed', async () => {
  const { subjectAccess } = storesOn(scratch.database.manager, sealer);
  const access = openSubjectAccess(
    {
      ...{ episodeId: EPISODE, askedBy: 'child', askedOn: '2026-06-02', evidenceReference: 'r' },
    },
    { id: testId(2), authority: LEWISHAM, at: '2026-06-02T09:00:00.000Z' },
    { episodes: [EPISODE], items: [], checkpoint: 'c' },
  );
  if (isRefusal(access)) throw new Error(access.refused);
  await subjectAccess.add(access);
  const about = ['subject_access', access.id, EPISODE];
  // Due on a day in summer time, at its end.
  const due = '2026-07-02T23:00:00.000Z';
  expect(await told()).toEqual([
    [...about, [`look_through_record ${LEWISHAM} lead_caf_contact ${due}`]],
  ]);
  const marked = redact(access, [], testId(3));
  if (isRefusal(marked)) throw new Error(marked.refused);
  await subjectAccess.save(marked);
  expect(await told()).toEqual([
    [
      ...about,
      ['lead_caf_contact', 'service_manager'].map(
        (role) => `approve_record ${LEWISHAM} ${role} ${due}`,
      ),
    ],
  ]);
  const [digest, personId] = ['d'.repeat(64), testId(4)];
  const bundle = bundleOf(access, '2026-06-05T09:00:00.000Z');
  await subjectAccess.save(makeReady(marked, { bundle, digest, personId }));
  expect(await told()).toEqual([[...about, []]]);
});
