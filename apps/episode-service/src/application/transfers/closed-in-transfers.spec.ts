import { expect, it } from '@jest/globals';
import { isRefusal } from '@hub/contracts';
import { delivered, testId } from '@hub/testing';
import { USUAL_TRANSFER_POLICY as policy } from '../../domain/transfers/transfer-policy.js';
import { EPISODE, GREENWICH, LEWISHAM, person, SUMMER } from '../../testing/examples.js';
import { lead, transferAtWork } from '../../testing/transfers-at-work.js';
import { OnDisputeMoved } from './on-dispute-moved.js';

const disputed = {
  ...{ disputeId: testId(8_001), episodeId: EPISODE, kind: 'who_leads' as const },
  ...{ openedBy: LEWISHAM, respondents: [GREENWICH], riskOfHarm: false, state: 'open' as const },
  ...{ stage: 0, waits: [], version: 1 },
};
/** From the 2nd of March to the 20th of July. */
const TO_SUMMER = 140;

it('knows when those are closed whom a transfer waits for by name', async () => {
  const { stand, closedInTransfers, teachers, nominate } = await transferAtWork();
  const never = { outgoing: [], incoming: [] };
  expect(await closedInTransfers.of(stand.transferId)).toEqual(never);
  expect(await closedInTransfers.of(testId(99))).toEqual(never);
  teachers.add(person(2));
  expect(await closedInTransfers.of(stand.transferId, person(2))).toMatchObject({
    incoming: [SUMMER],
  });
  await nominate();
  expect(await closedInTransfers.ofEpisode(EPISODE)).toEqual({ outgoing: [], incoming: [SUMMER] });
  teachers.add(person(1));
  expect(await closedInTransfers.of(stand.transferId)).toMatchObject({ outgoing: [SUMMER] });
});

it('a teacher who takes over in the last week of term has the pack to receive once school is back', async () => {
  const { work, ids, closedInTransfers, teachers, nominate, accept, receive, now, days } =
    await transferAtWork();
  teachers.add(person(2));
  days(TO_SUMMER);
  await nominate();
  const accepted = await accept();
  if (isRefusal(accepted)) throw new Error(accepted.refused);
  expect(accepted.notCounted).toEqual([SUMMER]);
  expect(accepted.waits[0]?.dueAt?.slice(0, 10)).toBe('2026-09-07');
  const react = new OnDisputeMoved(work, ids, policy, closedInTransfers);
  await react.opened(disputed, delivered(1));
  await react.ended({ ...disputed, state: 'withdrawn' }, delivered(2));
  const received = await receive(5);
  expect(received).toMatchObject({ state: 'completed' });
  expect(received).not.toHaveProperty('notCounted');
  expect((await now())?.nextReviewOn).toBe('2026-09-28');
});

it('who leads a school’s case is asked for the family’s view once school is back', async () => {
  const { stand, move, teachers, propose, days } = await transferAtWork();
  teachers.add(person(1));
  days(TO_SUMMER);
  await move().decline({ transferId: stand.transferId, reason: 'x' }, lead(1));
  const { notCounted, waits } = await propose({ familyView: 'not_yet_asked' });
  expect(notCounted).toEqual([SUMMER]);
  expect(waits).toMatchObject([{ step: 'record_family_view', dueAt: '2026-09-07T16:00:00.000Z' }]);
});
