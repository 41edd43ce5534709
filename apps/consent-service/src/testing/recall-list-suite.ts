import { expect, it } from '@jest/globals';
import type { Place } from '@hub/use-case';
import type { ConsentStores } from '../application/ports.js';
import { openRecall } from '../domain/recall.js';
import { grantedConsent, GREENWICH, LEWISHAM, RECALL, SOUTHWARK } from './examples.js';

/** How recalls are listed, by every implementation of the stores. */
export function recallListSuite(open: () => ConsentStores, fresh: () => string): void {
  it.each([
    [LEWISHAM, {}, 3],
    [LEWISHAM, { direction: 'out' }, 3],
    [LEWISHAM, { direction: 'in' }, 0],
    [GREENWICH, { direction: 'in' }, 3],
    [GREENWICH, { state: 'enforced' }, 1],
    [SOUTHWARK, { state: 'open' }, 3],
    [LEWISHAM, { state: 'overdue' }, 3],
    [LEWISHAM, { state: 'enforced' }, 0],
  ] as const)('lists recalls of %s chosen by %j', async (authority, choice, count) => {
    const { consents, recalls } = open();
    const own = new Set<string>();
    for (const day of ['02', '03', '04']) {
      const consent = grantedConsent(fresh());
      own.add(consent.id);
      await consents.add(consent);
      for (const holder of [GREENWICH, SOUTHWARK])
        await recalls.open([
          openRecall(consent.id, holder, `2026-03-${day}T09:30:00.000Z`, RECALL),
        ]);
    }
    const [first = ''] = own;
    const one = await recalls.lock(first, GREENWICH);
    if (one) await recalls.save({ ...one, answer: { outcome: 'deleted', at: one.openedAt } });
    const all: Place[] = [];
    const asked = { authority, now: '2026-04-02T00:00:00.000Z', ...choice };
    for (let after: Place | undefined; ; after = all.at(-1)) {
      const page = await recalls.list(asked, 2, after);
      if (page.length === 0) break;
      all.push(...page);
    }
    const seen = all.filter(({ id }) => own.has(id));
    expect(seen).toHaveLength(count);
    expect(seen.map(({ at }) => at)).toEqual(
      seen
        .map(({ at }) => at)
        .sort()
        .reverse(),
    );
  });
}
