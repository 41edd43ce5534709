import { expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import { EPISODE, LEWISHAM } from '../../testing/examples.js';
import { openSubjectAccess } from './subject-access.js';

const account = { episodes: [EPISODE], items: [], checkpoint: 'a signed head' };
const justAfterMidnight = '2026-07-01T23:30:00.000Z';

function ask(askedOn: string): ReturnType<typeof openSubjectAccess> {
  const asked = {
    episodeId: EPISODE,
    askedBy: 'child',
    askedOn,
    evidenceReference: 'file 7',
  } as const;
  return openSubjectAccess(
    asked,
    { id: testId(1), authority: LEWISHAM, at: justAfterMidnight },
    account,
  );
}

it('a family that asks just after midnight in summer has asked today, not in the future', () => {
  expect(ask('2026-07-02')).toMatchObject({ askedOn: '2026-07-02', state: 'to_redact' });
  expect(ask('2026-07-03')).toMatchObject({ refused: 'date_in_future' });
});
