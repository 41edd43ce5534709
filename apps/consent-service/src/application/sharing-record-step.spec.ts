import { expect, it } from '@jest/globals';
import { CONSENT, EPISODE, grantedConsent, GREENWICH } from '../testing/examples.js';
import { inMemoryConsentStores } from '../testing/in-memory-consents.js';
import type { ConsentStores } from './ports.js';
import { sharingRecord } from './sharing-record-step.js';

type RecordRead = NonNullable<Parameters<typeof sharingRecord>[2]>;

/** Stores that say in which way consents were read. */
async function stores(): Promise<{ given: ConsentStores; reads: RecordRead[] }> {
  const given = inMemoryConsentStores();
  await given.consents.add(grantedConsent(CONSENT));
  const reads: RecordRead[] = [];
  for (const read of ['ofEpisode', 'shareOf', 'lockOf'] as const) {
    const real = given.consents[read].bind(given.consents);
    given.consents[read] = (episodeId) => {
      reads.push(read);
      return real(episodeId);
    };
  }
  return { given, reads };
}

it.each([undefined, 'ofEpisode', 'shareOf', 'lockOf'] as const)(
  'gives consents and parts of an episode, locked as it is asked: %s',
  async (read) => {
    const { given, reads } = await stores();
    const record = await sharingRecord(given, EPISODE, read);
    expect(record.consents.map(({ id }) => id)).toEqual([CONSENT]);
    expect(record).toEqual({
      consents: record.consents,
      ...(await given.counterparts.parts(EPISODE)),
    });
    expect(reads[0]).toBe(read ?? 'ofEpisode');
  },
);

it('gives nothing of another episode', async () => {
  const { given } = await stores();
  const { consents } = await sharingRecord(given, GREENWICH);
  expect(consents).toEqual([]);
});
