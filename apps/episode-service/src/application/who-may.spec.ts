import { voidEpisode } from '../domain/episode.js';
import { describe, expect, it } from '@jest/globals';
import { isRefusal, type Role } from '@hub/contracts';
import { readPolicies } from '@hub/service-host';
import { asked } from '@hub/testing';
import { episode, GREENWICH, LEWISHAM, person, SOUTHWARK } from '../testing/examples.js';
import { WhoMay } from './who-may.js';

const whoMay = new WhoMay(readPolicies());

const STEP = 'episode.take_step.v1';
const CONTENT = 'document.read_content.v1';
const PROPOSE = 'transfer.propose.v1';
/** Person 1 of Lewisham leads; person 2 of Greenwich is in the team. */
const RUNNING = episode({
  state: 'active',
  team: [{ id: 't', authority: GREENWICH, personId: person(2), role: 'x', confirmed: false }],
});

interface Asking {
  readonly of?: string;
  readonly is?: number;
  readonly role?: Role;
  readonly verified?: boolean;
}

function answer(
  action: string,
  { of = LEWISHAM, is = 9, role = 'practitioner', verified = true }: Asking,
  on = RUNNING,
  step?: 'close' | 'agree_plan' | 'step_up',
): string {
  const who = asked(of, {
    roles: [role],
    verified,
    ...(role === 'authority_system' ? {} : { personId: person(is) }),
  });
  const decided = whoMay.decide(action, on, who, step ? { step } : {});
  return isRefusal(decided) ? decided.refused : 'may';
}

describe('who works with the child', () => {
  it.each<[string, Asking, string, string, string]>([
    ['the Lead Professional', { is: 1 }, 'may', 'may', 'may'],
    ['a member of the team', { of: GREENWICH, is: 2 }, 'may', 'not_involved', 'not_involved'],
    ['their lead CAF contact', { role: 'lead_caf_contact' }, 'may', 'may', 'may'],
    ['a colleague outside the team', {}, 'not_involved', 'not_involved', 'not_involved'],
    [
      'a colleague of the team’s',
      { of: GREENWICH },
      'not_involved',
      'not_involved',
      'not_involved',
    ],
    ['an unverified Lead Professional', { is: 1, verified: false }, ...all('not_verified')],
    ['an unverified colleague', { verified: false }, ...all('not_involved')],
    ['somebody elsewhere', { of: SOUTHWARK, role: 'lead_caf_contact' }, ...all('not_found')],
    ['a case system', { role: 'authority_system' }, 'may', 'not_involved', 'not_involved'],
  ])('%s: reads content, closes, gives the lead away', (_who, asking, reads, closes, proposes) => {
    expect([
      answer(CONTENT, asking),
      answer(STEP, asking, RUNNING, 'close'),
      answer(PROPOSE, asking),
    ]).toEqual([reads, closes, proposes]);
  });

  it('moves the case on, and steps it up, as the whole team', () => {
    expect(answer(STEP, { of: GREENWICH, is: 2 }, RUNNING, 'agree_plan')).toBe('may');
    expect(answer(STEP, { of: GREENWICH, is: 2 }, RUNNING, 'step_up')).toBe('may');
    expect(answer(STEP, {}, RUNNING, 'step_up')).toBe('not_involved');
  });

  it('reads as an unverified member whom their own lead CAF contact brought in', () => {
    const [member] = RUNNING.team;
    const confirmed = { ...RUNNING, team: member ? [{ ...member, confirmed: true }] : [] };
    const asking = { of: GREENWICH, is: 2, verified: false };
    expect(answer(CONTENT, asking)).toBe('not_verified');
    expect(answer(CONTENT, asking, confirmed)).toBe('may');
  });

  it('reads as a manager while a dispute is open', () => {
    const asking: Asking = { role: 'service_manager' };
    expect(answer(CONTENT, asking)).toBe('not_involved');
    expect(answer(CONTENT, asking, { ...RUNNING, disputes: [person(7)] })).toBe('may');
  });

  it('can do nothing with what is void but look at it, hide it and correct it', () => {
    const voided = voidEpisode(RUNNING, {
      correctionId: person(8),
      at: '2026-03-02T00:00:00.000Z',
    });
    const by = asked(LEWISHAM, { personId: person(1) });
    expect(whoMay.decide(PROPOSE, voided, by)).toEqual({ refused: 'episode_voided' });
    expect(whoMay.decideOfAny(CONTENT, voided, by)).toMatchObject({ episode: voided });
    const stranger = asked('E09000001', { personId: person(9) });
    expect(whoMay.decide(PROPOSE, voided, stranger)).toEqual({ refused: 'not_found' });
  });

  it('is offered what would be permitted, in a role that may ask for it', () => {
    const offered = (is: number, role: Role) =>
      whoMay.wouldPermit(
        { type: PROPOSE, roles: ['practitioner'] },
        RUNNING,
        asked(LEWISHAM, { roles: [role], personId: person(is) }),
      );
    expect([offered(1, 'practitioner'), offered(9, 'practitioner')]).toEqual([true, false]);
    expect(offered(1, 'service_manager')).toBe(false);
  });

  it('is told who could do it', () => {
    expect(whoMay.decide(PROPOSE, RUNNING, asked(LEWISHAM, { personId: person(9) }))).toEqual({
      refused: 'not_involved',
      detail:
        'Only the Lead Professional; or the coordinator of the episode; or the lead CAF contact on duty of an authority with a part in it may do it.',
      rule: expect.stringContaining(
        'nobody-without-a-relation; on kind=person verified=true',
      ) as unknown,
    });
  });
});

function all(code: string): [string, string, string] {
  return [code, code, code];
}
