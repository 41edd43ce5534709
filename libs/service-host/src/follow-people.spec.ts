import { expect, it } from '@jest/globals';
import { refuse } from '@hub/contracts';
import type { PeopleChanges } from '@hub/internal-messages';
import { FollowPeople } from './follow-people.js';

const told = { until: '2026-03-01T10:00:01.000Z', changes: [] };

function followed(answer: object, until?: string) {
  const asked: object[] = [];
  const noted: [PeopleChanges, number][] = [];
  const follow = new FollowPeople(
    'consent-service',
    {
      until: () => Promise.resolve(until),
      noteChanges: (changes, tookMs) => Promise.resolve(void noted.push([changes, tookMs])),
    },
    {
      request: (_definition: unknown, payload: object) => {
        asked.push(payload);
        return Promise.resolve(answer as never);
      },
    },
  );
  return { follow, asked, noted };
}

it('asks for all at first, then since the last answer, and notes when it asked', async () => {
  const first = followed(told);
  await first.follow.execute();
  expect(first.asked).toEqual([{}]);
  const later = followed(told, told.until);
  await later.follow.execute();
  expect(later.asked).toEqual([{ since: told.until }]);
  expect(later.noted).toEqual([[told, expect.any(Number)]]);
});

it('notes nothing where it was told nothing', async () => {
  const refused = followed(refuse('not_found'));
  await expect(refused.follow.execute()).rejects.toThrow('not_found');
  expect(refused.noted).toEqual([]);
});
