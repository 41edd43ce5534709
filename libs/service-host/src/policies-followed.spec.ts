import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { refuse } from '@hub/contracts';
import type { PolicyVersions } from '@hub/internal-messages';
import { FollowPolicies } from './follow-policies.js';
import { PoliciesFollowed } from './policies-followed.js';
import type { PolicyFiles } from '@hub/policy';
import { readPolicyFiles } from './policy-files.js';

const released = readPolicyFiles();
const NUMBER = released.released.number;
/** The policies of the release under a later number; 99 is one that no release can read. */
const files: PolicyFiles = {
  ...released,
  load: (text) => {
    if (text === '99') throw new Error('cannot be read');
    return {
      number: Number(text),
      policies: Object.create(released.released.policies, {
        version: { value: `london-${text}` },
      }) as typeof released.released.policies,
    };
  },
};
const at = (second: number): string =>
  new Date(Date.UTC(2026, 2, 2) + second * 1_000).toISOString();
const version = (number: number, from: number) => ({
  version: number,
  text: String(number),
  from: at(from),
});

let second: number;
const clock = { now: () => at(second) };
let followed: PoliciesFollowed;
beforeEach(() => {
  second = 0;
  followed = new PoliciesFollowed(files, clock);
});
const inForce = (): string | undefined => followed.now()?.version;

describe('policies that a service follows', () => {
  it('decide nothing before they were heard of, and nothing once that is too long ago', () => {
    expect(inForce()).toBeUndefined();
    expect(followed.trouble()).toMatch(/not known/);
    followed.take([], at(60));
    expect(inForce()).toBe(released.released.policies.version);
    expect(followed.trouble()).toBeUndefined();
    second = 60;
    expect(inForce()).toBeUndefined();
    followed.take([], at(90));
    expect(inForce()).toBe(released.released.policies.version);
    followed.take([], at(70));
    second = 80;
    expect(inForce()).toBeDefined();
  });

  it('change at the instant they were approved for, not when they are heard of', () => {
    followed.take([version(NUMBER + 1, 30), version(NUMBER + 2, 45)], at(60));
    expect(followed.newest).toBe(NUMBER + 2);
    expect(inForce()).toBe(released.released.policies.version);
    second = 30;
    expect(inForce()).toBe(`london-${String(NUMBER + 1)}`);
    second = 45;
    followed.take([version(NUMBER + 2, 45)], at(120));
    expect(inForce()).toBe(`london-${String(NUMBER + 2)}`);
    expect(followed.newest).toBe(NUMBER + 2);
  });

  it('make a service unready that cannot read them, and stop it from deciding once they hold', () => {
    followed.take([version(99, 30)], at(60));
    expect(followed.trouble()).toBe('version 99 of the policies cannot be read');
    expect(inForce()).toBeDefined();
    second = 30;
    expect(inForce()).toBeUndefined();
    followed.take([version(100, 40)], at(60));
    second = 40;
    expect(inForce()).toBe('london-100');
  });

  it('are never older than what two services know that asked at different times', () => {
    const LEAD = 60;
    fc.assert(
      fc.property(
        fc.array(fc.record({ approved: fc.nat(300), later: fc.nat(100) }), { maxLength: 5 }),
        fc.array(fc.nat(400), { maxLength: 20 }),
        fc.nat(400),
        (drafts, asks, moment) => {
          const approved = [...drafts]
            .sort((a, b) => a.approved - b.approved)
            .map(({ approved: when, later }, place) => ({
              when,
              version: version(NUMBER + 1 + place, when + LEAD + later),
            }));
          second = 0;
          const service = new PoliciesFollowed(files, clock);
          for (const asked of asks.filter((one) => one <= moment).sort((a, b) => a - b)) {
            second = asked;
            service.take(
              approved.filter(({ when }) => when <= asked).map((one) => one.version),
              at(asked + LEAD),
            );
          }
          second = moment;
          const truth = approved.findLast(({ version: { from } }) => from <= at(moment));
          const said = service.now()?.version;
          const right = truth ? `london-${truth.version.text}` : released.released.policies.version;
          expect([undefined, right]).toContain(said);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('following the policies', () => {
  const told: PolicyVersions = { versions: [version(NUMBER + 1, 0)], certainUntil: at(60) };
  function follow(answer: object, before?: PolicyVersions) {
    const asked: object[] = [];
    const noted: PolicyVersions[] = [];
    const chore = new FollowPolicies(
      'consent-service',
      followed,
      {
        heard: () => Promise.resolve(before),
        note: (heard) => Promise.resolve(void noted.push(heard)),
      },
      {
        request: (_definition: unknown, payload: object) => {
          asked.push(payload);
          return Promise.resolve(answer as never);
        },
      },
    );
    return { chore, asked, noted };
  }

  it('asks for what is later than what it knows, and keeps that before it decides by it', async () => {
    const { chore, asked, noted } = follow(told);
    await chore.execute();
    await chore.execute();
    expect(asked).toEqual([{ after: NUMBER }, { after: NUMBER + 1 }]);
    expect(noted).toEqual([told, told]);
    expect(inForce()).toBe(`london-${String(NUMBER + 1)}`);
  });

  it('decides by what it heard before it was restarted, where nobody answers', async () => {
    const { chore, noted } = follow(refuse('unavailable'), told);
    await expect(chore.execute()).rejects.toThrow('unavailable');
    expect(noted).toEqual([]);
    expect(inForce()).toBe(`london-${String(NUMBER + 1)}`);
  });
});
