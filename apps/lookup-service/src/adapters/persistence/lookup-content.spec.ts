import { describe, expect, it } from '@jest/globals';
import { AUTHORITY_CODES } from '@hub/contracts';
import type { LookupRow, LookupView } from '@hub/contracts/lookup';
import { testId } from '@hub/testing';
import { lookupView } from '../../application/lookups/lookup-view.js';
import { EPISODE, waitingLookup } from '../../testing/examples.js';
import { asAsked, type Lookup } from '../../domain/lookups/lookup.js';
import { contentOf, readContent } from './lookup-content.js';

const UP_TO = '2026-03-01T09:00:00.000Z';
const NOW = '2026-03-02T10:00:00.000Z';
const waiting = waitingLookup(testId(1), { personId: undefined });
const asked = asAsked(waiting);

/** A page as 0.8.0 made it: one row of each kind that it knew. */
const ROWS: readonly Omit<LookupRow, 'authority'>[] = [
  { name: 'City of London', outcome: 'found', completeUpTo: UP_TO, episodes: [EPISODE] },
  { name: 'Barking and Dagenham', outcome: 'none', completeUpTo: UP_TO },
  { name: 'Barnet', outcome: 'person_will_answer' },
  { name: 'Bexley', outcome: 'stale', reason: 'never_reconciled' },
  { name: 'Brent', outcome: 'stale', completeUpTo: UP_TO, reason: 'reconciliation_overdue' },
  { name: 'Bromley', outcome: 'no_answer', reason: 'waiting' },
  { name: 'Camden', outcome: 'no_answer', reason: 'suspended' },
  { name: 'Croydon', outcome: 'no_answer', reason: 'busy' },
];
const rows = ROWS.map((row, place) => ({ authority: AUTHORITY_CODES[place] as string, ...row }));
const page: LookupView = {
  id: asked.id,
  status: 'complete',
  conclusion: 'found',
  coverage: '3 of 8 answered; Bexley, Brent, Bromley, Camden and Croydon have not.',
  purpose: 'review',
  caseReference: 'R',
  askedAt: asked.askedAt,
  rows,
};
const silent = (status: LookupView['status']): LookupView => ({
  ...page,
  status,
  conclusion: 'incomplete',
});

/** The page of 0.8.0, read and shown again. */
function again(kept: LookupView): LookupView {
  const content = readContent(kept);
  const lookup: Lookup =
    content.state === 'waiting'
      ? { ...waiting, ...content }
      : content.state === 'answered'
        ? { ...asked, ...content, unnamed: { questions: [] } }
        : { ...asked, ...content };
  expect(readContent(contentOf(lookup))).toEqual(content);
  return lookupView(lookup, [], NOW);
}

describe('what 0.8.0 kept of a lookup', () => {
  it('reads as what was found, and shows the same again', () => {
    expect(again(page)).toEqual(page);
    expect(again({ ...page, status: 'gathering' })).toEqual(page);
    expect(JSON.stringify(readContent(page))).not.toMatch(/Camden|coverage|conclusion/);
  });

  it('reads as what it waited for, what it was refused for, or as taken back', () => {
    expect(again(silent('awaiting_confirmation'))).toMatchObject({
      status: 'awaiting_confirmation',
      conclusion: 'incomplete',
    });
    expect(again({ ...silent('refused'), refusedBecause: 'no case' })).toMatchObject({
      status: 'refused',
      refusedBecause: 'no case',
    });
    const withdrawn = again({ ...page, status: 'withdrawn' });
    expect(withdrawn).toMatchObject({ status: 'withdrawn', conclusion: 'incomplete' });
    expect(JSON.stringify(withdrawn)).not.toContain(EPISODE.reference);
  });

  it('is a defect where it says more than it knows', () => {
    expect(() => readContent(silent('refused'))).toThrow(/no reason/);
    const [found, none] = rows;
    if (!found || !none) throw new Error('There are rows');
    expect(() => readContent({ ...page, rows: [{ ...found, episodes: [] }] })).toThrow(
      /there is none/,
    );
    const { completeUpTo: _never, ...unknown } = none;
    expect(() => readContent({ ...page, rows: [unknown] })).toThrow(/says none/);
  });
});
