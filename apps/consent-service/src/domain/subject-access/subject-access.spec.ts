import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isRefusal, type Refusal } from '@hub/contracts';
import { testId } from '@hub/testing';
import { bundleOf, EPISODE, LEWISHAM } from '../../testing/examples.js';
import {
  type AccessToRedact,
  approvable,
  makeReady,
  openSubjectAccess,
  redact,
  sendBack,
  type SubjectAccess,
} from './subject-access.js';

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

const ITEM = {
  id: 'lookup-1',
  section: 'lookups' as const,
  title: 'Looked',
  fields: [{ name: 'Why', value: 'review' }],
};
const opened = openSubjectAccess(
  { episodeId: EPISODE, askedBy: 'child', askedOn: '2026-07-01', evidenceReference: 'file 7' },
  { id: testId(1), authority: LEWISHAM, at: justAfterMidnight },
  { ...account, items: [ITEM] },
) as AccessToRedact;
const PEOPLE = [testId(11), testId(12)] as const;

it('whatever two persons do, in whatever order: it is signed once, by another than who marked it last', () => {
  const steps = fc.array(
    fc.record({
      what: fc.constantFrom('mark', 'send back', 'sign'),
      who: fc.constantFrom(...PEOPLE),
    }),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(steps, (taken) => {
      let access: SubjectAccess = opened;
      for (const { what, who } of taken) {
        const next = take(access, what, who);
        if (access.state === 'ready') expect(next).toMatchObject({ refused: 'conflict' });
        if (isRefusal(next)) continue;
        expect(next.version).toBe(access.version + 1);
        if (next.state === 'ready') {
          expect(next.approvedBy).not.toBe(next.redactedBy);
          expect(JSON.stringify(next)).not.toContain(ITEM.title);
        } else expect(next.items).toEqual([ITEM]);
        expect('sentBackBecause' in next).toBe(next.state === 'to_redact');
        access = next;
      }
    }),
  );
});

function take(access: SubjectAccess, what: string, who: string): SubjectAccess | Refusal {
  if (what === 'mark') return redact(access, [{ itemId: ITEM.id, ground: 'serious_harm' }], who);
  const marked = approvable(access, who);
  if (isRefusal(marked)) return marked;
  if (what === 'send back') return sendBack(marked, 'The school is named.');
  const bundle = bundleOf(opened, justAfterMidnight);
  return makeReady(marked, { bundle, digest: 'd', personId: who });
}

it('what cannot be has no type', () => {
  const { state: _state, items, ...asked } = opened;
  const [redactedBy, approvedBy] = PEOPLE;
  const bundle = bundleOf(opened, justAfterMidnight);
  const signed = { redactedBy, approvedBy, bundle, digest: 'd', readyAt: justAfterMidnight };
  const impossible: SubjectAccess[] = [
    // @ts-expect-error Somebody marked what is to be approved.
    { ...asked, state: 'to_approve', items },
    // @ts-expect-error What is ready was signed.
    { ...asked, state: 'ready', redactedBy, approvedBy, bundle },
    // @ts-expect-error What was gathered is not kept beside the bundle.
    { ...asked, ...signed, state: 'ready', items },
    // @ts-expect-error What nobody looked through is not approved.
    { ...asked, state: 'to_redact', items, approvedBy },
  ];
  expect(impossible).toHaveLength(4);
});
