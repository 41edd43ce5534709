import { expect, it } from '@jest/globals';
import { asked, CountingIds, FakeUnitOfWork, FixedClock } from '@hub/testing';
import { EPISODE, episode, LEWISHAM, person, whoMay } from '../../testing/examples.js';
import { inMemoryEpisodeStores } from '../../testing/in-memory-stores.js';
import { ReadEpisodes } from '../episodes/read-episodes.js';
import { KeepContacts } from './keep-contacts.js';

it('keeps who has no account, for who works with the child alone', async () => {
  const work = new FakeUnitOfWork(inMemoryEpisodeStores());
  const tools = { clock: new FixedClock(), ids: new CountingIds() };
  const keeping = new KeepContacts(work, tools, whoMay);
  await work.stores.episodes.add(episode());
  const [lead, colleague] = [1, 4].map((number) => asked(LEWISHAM, { personId: person(number) }));
  if (!lead || !colleague) throw new Error('Nobody asks');
  const school = { kind: 'school', inTeam: true, organisation: 'Hill School' } as const;
  const command = { episodeId: EPISODE, ...school };
  expect(await keeping.add(command, colleague)).toMatchObject({ refused: 'not_involved' });
  const added = await keeping.add(command, lead);
  expect(added).toMatchObject({ contacts: [school], version: 2 });
  expect(await keeping.add(command, lead)).toEqual({ refused: 'contact_already' });
  const reading = new ReadEpisodes(work);
  expect(await reading.one({ episodeId: EPISODE }, lead)).toMatchObject({ contacts: [school] });
  expect(await reading.one({ episodeId: EPISODE }, colleague)).not.toHaveProperty('contacts');
  const [one] = 'contacts' in added ? (added.contacts ?? []) : [];
  const end = { episodeId: EPISODE, contactId: String(one?.id) };
  expect(await keeping.end(end, lead)).toMatchObject({ contacts: [{ until: '2026-03-02' }] });
  expect(await keeping.end(end, lead)).toMatchObject({ refused: 'conflict' });
});
