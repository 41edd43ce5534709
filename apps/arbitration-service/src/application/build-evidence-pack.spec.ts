import { expect, it } from '@jest/globals';
import type { Caller } from '@hub/use-case';
import { digestOf } from '@hub/security';
import { asked, FakeUnitOfWork, testId } from '@hub/testing';
import { dispute, EPISODE, GREENWICH, LEWISHAM, SOUTHWARK } from '../testing/examples.js';
import { inMemoryArbitrationStores } from '../testing/in-memory-stores.js';
import { BuildEvidencePack } from './build-evidence-pack.js';
import type { HubRecords } from './ports.js';

it('is made up for a party, in that party’s name, under a digest that anybody can compute again', async () => {
  const work = new FakeUnitOfWork(inMemoryArbitrationStores());
  await work.stores.disputes.add(dispute({ transferId: testId(77) }));
  const seen: unknown[] = [];
  const records: HubRecords = {
    entries: (episodeId, { authority }: Caller) =>
      Promise.resolve(
        (seen.push(episodeId, authority), { entries: [{ index: 4, entry: '{}' }], more: false }),
      ),
    checkpoint: () => Promise.resolve('a note'),
    journeys: (subjects, authority) => Promise.resolve((seen.push(subjects, authority), [])),
  };
  const build = (authority: string) =>
    new BuildEvidencePack(work, records).execute({ disputeId: testId(1) }, asked(authority));
  expect(await build(SOUTHWARK)).toEqual({ refused: 'not_found' });
  const pack = await build(GREENWICH);
  expect(seen).toEqual([EPISODE, GREENWICH, [EPISODE, testId(1), testId(77)], GREENWICH]);
  expect(pack).toMatchObject({
    authority: GREENWICH,
    entries: [{ index: 4 }],
    checkpoint: 'a note',
    messages: [],
    more: false,
  });
  const { digest, ...rest } = pack as { digest: string };
  expect(digest).toBe(digestOf(rest));
  expect(await build(LEWISHAM)).toMatchObject({ authority: LEWISHAM });
});
