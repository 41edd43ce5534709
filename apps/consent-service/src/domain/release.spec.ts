import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Consequence } from '@hub/use-case';
import { EPISODE, GREENWICH, LEWISHAM, RECIPIENT_KEY } from '../testing/examples.js';
import {
  authorise,
  handOver,
  isOver,
  type KnownDocument,
  questionOf,
  type Release,
  stop,
} from './release.js';

const document = {
  id: 'd',
  episodeId: EPISODE,
  authority: LEWISHAM,
  category: 'assessment' as const,
  version: 3,
  held: false,
};
const permitted = { permitted: true, because: 'consent_in_force', rule: 'sharing-1' } as const;
const denied = { permitted: false, because: 'withdrawn', rule: 'sharing-1' } as const;
const authorised = (change: Partial<KnownDocument> = {}) =>
  authorise(
    {
      id: 'r',
      document: { ...document, ...change },
      recipient: GREENWICH,
      purpose: 'support',
      recipientKey: RECIPIENT_KEY,
    },
    permitted,
    '2026-03-02T09:30:00.000Z',
  );
const { next: release } = authorised();

const parts = { counterparts: [LEWISHAM, GREENWICH] };

it('a release is of the newest version, for a day', () => {
  expect(release).toMatchObject({
    documentVersion: 3,
    holder: LEWISHAM,
    state: 'authorised',
    version: 1,
  });
  expect([
    isOver(release, '2026-03-03T09:29:59.999Z'),
    isOver(release, '2026-03-03T09:30:00.000Z'),
  ]).toEqual([false, true]);
  expect(questionOf(release)).toEqual({
    recipient: GREENWICH,
    purpose: 'support',
    scope: 'content',
    category: 'assessment',
  });
});

it('a release is handed over once, and what was handed over is not stopped afterwards', () => {
  const { next: handed, facts } = handOver(release, permitted, '2026-03-02T09:31:00.000Z', parts);
  expect(facts).toMatchObject([
    {
      event: { type: 'release.handed_over.v1' },
      recipients: [LEWISHAM],
      payload: { releaseId: 'r' },
    },
  ]);
  expect(handed).toMatchObject({
    state: 'handed_over',
    handedOverAt: '2026-03-02T09:31:00.000Z',
    version: 2,
  });
  expect(handOver(handed, permitted, '2026-03-02T09:32:00.000Z', parts)).toEqual({
    next: handed,
    facts: [],
  });
  expect(stop(handed, denied).next).toBe(handed);
  expect(stop(release, denied)).toMatchObject({
    next: { state: 'stopped', decision: denied, version: 2 },
    facts: [],
  });
});

it('a release is not told to a holder from whom the episode is hidden', () => {
  const hidden = { ...parts, hiddenFrom: [LEWISHAM] };
  expect(handOver(release, permitted, '2026-03-02T09:31:00.000Z', hidden).facts).toMatchObject([
    { recipients: [] },
  ]);
});

it('content that stays with its holder is asked of it at once, and no other', () => {
  expect(authorised().facts).toEqual([]);
  expect(authorised({ held: true }).facts).toMatchObject([
    { event: { type: 'release.content_wanted.v1' }, recipients: [LEWISHAM] },
  ]);
});

it('whatever is decided, in whatever order: the key is given for the first time once, and that stays', () => {
  const steps = fc.array(fc.constantFrom('permitted', 'denied'), { maxLength: 8 });
  fc.assert(
    fc.property(steps, (decisions) => {
      let now: Release = release;
      let first: string | undefined;
      for (const [place, decided] of decisions.entries()) {
        const at = `2026-03-02T10:0${String(place)}:00.000Z`;
        const { next, facts }: Consequence<Release> =
          decided === 'permitted' ? handOver(now, permitted, at, parts) : stop(now, denied);
        expect(facts).toHaveLength(decided === 'permitted' && first === undefined ? 1 : 0);
        if (decided === 'permitted') first ??= at;
        expect('handedOverAt' in next ? next.handedOverAt : undefined).toBe(first);
        now = next;
      }
      const before = decisions.length === 0 ? 'authorised' : 'stopped';
      expect(now.state).toBe(first === undefined ? before : 'handed_over');
    }),
  );
});

it('what cannot be has no type', () => {
  const { state: _state, ...asked } = release;
  const impossible: Release[] = [
    // @ts-expect-error A key that was given was given at some time.
    { ...asked, state: 'handed_over' },
    // @ts-expect-error Of what was stopped no key has left.
    { ...asked, state: 'stopped', handedOverAt: '2026-03-02T09:31:00.000Z' },
    // @ts-expect-error Nor of what was only authorised.
    { ...asked, state: 'authorised', handedOverAt: '2026-03-02T09:31:00.000Z' },
  ];
  expect(impossible).toHaveLength(3);
});
