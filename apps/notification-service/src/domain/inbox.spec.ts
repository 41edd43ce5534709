import { expect, it } from '@jest/globals';
import type { Envelope } from '@hub/contracts';
import { NEXT_STEPS } from '@hub/contracts/shape';
import { testId } from '@hub/testing';
import { dueBefore, inboxItem, waitsIn } from './inbox.js';

const envelope: Envelope = {
  specversion: '1.0',
  id: testId(1),
  type: 'transfer.nominated.v1',
  source: 's',
  time: '2026-03-02T09:30:00.000Z',
  subject: testId(2),
  data: { episodeId: testId(3), waits: [{ step: 'nominate', authority: 'E09000011' }] },
};

it('facts of workflows say who is waited for, and no others', () => {
  expect(waitsIn({ ...envelope, recipients: 'E09000011,E09000023' })?.told).toEqual([
    'E09000011',
    'E09000023',
  ]);
  const asked = { ...envelope, data: { waits: [], fromAuthority: 'E09000028' } };
  expect(waitsIn({ ...asked, recipients: 'E09000011' })?.told).toEqual(['E09000011', 'E09000028']);
  expect(waitsIn(envelope)).toMatchObject({
    workflow: 'transfer',
    subject: testId(2),
    episodeId: testId(3),
    waits: [{ step: 'nominate' }],
  });
  expect(waitsIn({ ...envelope, type: 'override.made.v1' })).toMatchObject({
    workflow: 'override',
  });
  expect(waitsIn({ ...envelope, type: 'episode.started.v1' })).toBeUndefined();
  expect(waitsIn({ ...envelope, data: {} })).toBeUndefined();
});

it('every step that is waited for says what to do, and where', () => {
  for (const step of NEXT_STEPS) {
    const item = inboxItem({
      step,
      authority: 'E09000011',
      workflow: 'dispute',
      subject: testId(2),
      episodeId: testId(3),
      since: envelope.time,
    });
    expect(item.why).toMatch(/^[A-Z].{20,}[.]$/);
    expect(item.path).toBe(`/v1/disputes/${testId(2)}`);
  }
});

it.each([
  ['overdue', '2026-07-01T09:00:00.000Z'],
  ['today', '2026-07-01T23:00:00.000Z'],
  ['week', '2026-07-08T09:00:00.000Z'],
] as const)(
  'what is due in the span %s is due before %s, by the days of London',
  (span, before) => {
    expect(dueBefore(span, '2026-07-01T09:00:00.000Z')).toBe(before);
  },
);
