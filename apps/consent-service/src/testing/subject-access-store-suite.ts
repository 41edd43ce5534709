import { expect, it } from '@jest/globals';
import { isRefusal } from '@hub/contracts';
import { testId } from '@hub/testing';
import { bundleOf } from './examples.js';
import type { ConsentStores } from '../application/ports.js';
import {
  makeReady,
  openSubjectAccess,
  redact,
  type AccessToRedact,
} from '../domain/subject-access/subject-access.js';

/**
 * What every implementation of the store of subject access requests keeps to, the one in memory and
 * the one on PostgreSQL.
 */
export function subjectAccessStoreSuite(open: () => ConsentStores): void {
  let last = 900;
  const opened = (at: string, episodeId: string): AccessToRedact => {
    const command = {
      episodeId,
      askedBy: 'child',
      askedOn: '2026-03-02',
      evidenceReference: 'r',
    } as const;
    const items = [{ id: 'a', section: 'timeline', title: 'private words', fields: [] }] as const;
    const made = openSubjectAccess(
      command,
      { id: testId((last += 1)), authority: 'E09000009', at },
      {
        episodes: [episodeId],
        items: items.map((one) => ({ ...one, fields: [] })),
        checkpoint: 'c',
      },
    );
    if (isRefusal(made)) throw new Error(made.refused);
    return made;
  };

  it('keeps a request as it is, lists those of an authority newest first from a place on, and forgets the old', async () => {
    const { subjectAccess, counterparts } = open();
    const made = [
      '2026-03-02T09:00:00.000Z',
      '2026-03-03T09:00:00.000Z',
      '2026-03-04T09:00:00.000Z',
    ].map((at, number) => opened(at, testId(880 + number)));
    const [first, second, third] = made as [AccessToRedact, AccessToRedact, AccessToRedact];
    for (const one of made) await subjectAccess.add(one);
    expect(await subjectAccess.find(first.id)).toEqual(first);
    const by = { authority: 'E09000009', personId: testId(43) };
    expect(await subjectAccess.list(by, 2)).toEqual([third, second]);
    const place = { at: second.gatheredAt, id: second.id };
    expect(await subjectAccess.list(by, 2, place)).toEqual([first]);
    expect(await subjectAccess.list({ authority: 'E09000010' }, 2)).toEqual([]);
    const shield = { episodeId: third.episodeId, hiddenFrom: [], version: 1 };
    await counterparts.shield({ ...shield, hiddenFromPeople: [by.personId] });
    expect(await subjectAccess.list(by, 2)).toEqual([second, first]);
    expect(await subjectAccess.list({ ...by, personId: testId(44) }, 1)).toEqual([third]);
    const marked = redact(first, [], testId(3));
    if (isRefusal(marked)) throw new Error(marked.refused);
    await subjectAccess.save(marked);
    expect(await subjectAccess.find(first.id)).toEqual(marked);
    const ready = makeReady(marked, {
      bundle: bundleOf(first, '2026-03-05T09:00:00.000Z'),
      digest: 'd'.repeat(64),
      personId: testId(4),
    });
    await subjectAccess.save(ready);
    expect(await subjectAccess.lock(first.id)).toEqual(ready);
    expect(await subjectAccess.forget('2026-03-04T09:00:00.000Z')).toBe(1);
    expect(await subjectAccess.find(second.id)).toBeUndefined();
    expect(await subjectAccess.forget('2026-04-01T00:00:00.000Z')).toBe(2);
  });
}
