import { describe, expect, it } from '@jest/globals';
import { FixedClock } from '@hub/testing';
import {
  answeredLookup,
  GREENWICH,
  LEWISHAM,
  LOOKUP,
  lookUpTools,
  pointer,
  register,
  SOUTHWARK,
} from '../../testing/examples.js';
import { InMemorySocialCare } from '../../testing/in-memory-social-care.js';
import { KEY } from '../../testing/lookups-at-work.js';
import { askSocialCare } from './ask-social-care.js';

const AT = '2026-03-01T10:00:00.000Z';
const dutyTeam = { name: 'Duty', role: 'Duty worker', team: 'Front door' };

describe('who is sent a question to social care', () => {
  const asking = async (joined: readonly string[], untold: readonly string[] = []) => {
    const store = new InMemorySocialCare();
    for (const authority of joined) await store.join({ authority, key: KEY, dutyTeam });
    const socialCare = { homeAuthority: GREENWICH, authorities: [LEWISHAM] };
    return askSocialCare(
      pointer('x').child,
      { lookup: answeredLookup(LOOKUP, { socialCare }), at: AT },
      {
        shown: [SOUTHWARK],
        hiding: new Set([SOUTHWARK]),
        untold: new Set(untold),
        authorities: await register.all(),
      },
      store,
      lookUpTools(new FixedClock()),
    );
  };

  it('is whoever has joined and is not kept from it', async () => {
    const { questions, facts } = await asking([GREENWICH, SOUTHWARK], [GREENWICH, LEWISHAM]);
    expect(questions.map(({ authority, standing, hides }) => [authority, standing, hides])).toEqual(
      [
        [GREENWICH, 'kept_from', false],
        [LEWISHAM, 'not_connected', false],
        [SOUTHWARK, 'asked', true],
      ],
    );
    expect(facts.map(({ recipients }) => recipients)).toEqual([[SOUTHWARK]]);
  });

  it('reads nothing of the child out of a question, and is nobody where none has joined', async () => {
    const { facts } = await asking([GREENWICH]);
    expect(JSON.stringify(facts)).not.toContain('Rivers');
    expect((await asking([])).facts).toEqual([]);
  });
});
