import { expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import type { LedgerStores } from '../application/ports.js';
import { leafOf } from '../domain/ledger-entry.js';
import type { PolicyDraft } from '../domain/policy-draft.js';
import { evidenceBatch, GREENWICH, LEWISHAM, SOUTHWARK } from './examples.js';

const AT = '2026-03-02T09:30:00.000Z';
const by = (authority: string) => ({ authority, personId: testId(7), at: AT });

/** Draft number n, whose text is short: no store reads it. */
function draftOf(number: number, change: Partial<PolicyDraft> = {}): PolicyDraft {
  return {
    id: testId(700 + number),
    version: number,
    text: `version: ${String(number)}`,
    reason: 'To be tried',
    authority: LEWISHAM,
    personId: testId(8),
    draftedAt: AT,
    state: 'drafted',
    approvals: [],
    ...change,
  } as PolicyDraft;
}

const approvedFrom = (number: number, from: string): PolicyDraft =>
  draftOf(number, { state: 'approved', approvals: [by(GREENWICH), by(SOUTHWARK)], from });

/** What every implementation of the store keeps to, the one in memory and the one on PostgreSQL. */
export function policyStoreSuite(open: () => LedgerStores): void {
  it('keeps drafts whatever became of them, and lists them newest first by how they stand', async () => {
    const { policies } = open();
    const drafts = [
      approvedFrom(11, '2026-03-01T00:00:00.000Z'),
      approvedFrom(12, '2026-03-02T00:00:00.000Z'),
      approvedFrom(13, '2026-03-03T00:00:00.000Z'),
      draftOf(14, { notBefore: '2026-04-01T00:00:00.000Z' }),
      draftOf(15, { authority: 'hub', personId: undefined }),
    ];
    for (const draft of drafts) await policies.add({ ...draft, state: 'drafted', approvals: [] });
    for (const draft of drafts.slice(0, 3)) await policies.save(draft);
    await policies.save(draftOf(15, { state: 'withdrawn', approvals: [by(GREENWICH)] }));
    for (const draft of drafts.slice(0, 4)) {
      expect(await policies.find(draft.id)).toEqual(draft);
      expect(await policies.lock(draft.id)).toEqual(draft);
    }
    expect(await policies.find(testId(799))).toBeUndefined();

    const versions = async (
      state?: 'in_force' | 'replaced' | 'approved' | 'drafted',
      before?: string,
    ) => (await policies.list({ state, before, limit: 3, now: AT })).map(({ version }) => version);
    expect(await versions()).toEqual([15, 14, 13]);
    expect(await versions(undefined, testId(713))).toEqual([12, 11]);
    expect(await versions('in_force')).toEqual([12]);
    expect(await versions('replaced')).toEqual([11]);
    expect(await versions('approved')).toEqual([13]);
    expect(await versions('drafted')).toEqual([14]);
    expect((await policies.approved()).map(({ version }) => version)).toEqual([11, 12, 13]);
    expect(await policies.approved(12)).toEqual([
      { version: 13, text: 'version: 13', from: '2026-03-03T00:00:00.000Z' },
    ]);
  });
}

export function decisionStoreSuite(open: () => LedgerStores): void {
  it('counts decisions that are alike, from an instant on', async () => {
    const { ledger, decisions } = open();
    const size = await ledger.lock();
    const leaves = [1, 2, 3, 4].map((place) => leafOf(evidenceBatch(9_000 + place), size + place));
    await ledger.append(leaves, [], { size: size + 5, note: 'note', at: AT });
    const decision = (place: number, facts: string, permitted: boolean, at = AT) => ({
      index: size + place,
      at,
      action: 'a.b.v1',
      facts,
      permitted,
    });
    await decisions.append([]);
    await decisions.append([
      decision(1, 'kind=person', true),
      decision(2, 'kind=person', true),
      decision(3, 'kind=person', false),
    ]);
    await decisions.append([decision(4, 'kind=person', true, '2026-03-01T00:00:00.000Z')]);
    const counts = async (since: string) =>
      (await decisions.alike(since)).map(({ permitted, count }) => [permitted, count]).sort();
    expect(await counts(AT)).toEqual([
      [false, 1],
      [true, 2],
    ]);
    expect(await counts('2026-03-01T00:00:00.000Z')).toEqual([
      [false, 1],
      [true, 3],
    ]);
  });
}
