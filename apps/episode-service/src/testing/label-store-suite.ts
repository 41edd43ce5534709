import { expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import type { EpisodeStores } from '../application/ports.js';
import { episode, GREENWICH, LEWISHAM, person, SOUTHWARK } from './examples.js';

/** What every implementation of the store of labels keeps to. */
export function labelStoreSuite(open: () => Pick<EpisodeStores, 'episodes' | 'labels'>): void {
  const id = (number: number): string => testId(9_640 + number);
  const label = { name: 'Amara O.', bornIn: '2018-03', household: 'H-1' };

  it('keeps what a child is called, and each authority’s own reference for that one alone', async () => {
    const { episodes, labels } = open();
    const [one, other] = [id(0), id(1)];
    for (const each of [one, other]) await episodes.add(episode({ id: each, lookupId: each }));
    expect(await labels.known([one, other], LEWISHAM)).toEqual([]);
    await labels.keep(one, LEWISHAM, { name: 'Wrong' });
    await labels.keep(one, LEWISHAM, label);
    for (const reference of ['GRE-0', 'GRE-1'])
      await labels.keepReference(one, GREENWICH, reference);
    await labels.keepReference(other, SOUTHWARK, 'SOU-1');
    expect(await labels.known([one, other], LEWISHAM)).toEqual([{ episodeId: one, label }]);
    expect(await labels.known([one, other], GREENWICH)).toEqual([
      { episodeId: one, label, reference: 'GRE-1' },
    ]);
    expect(await labels.known([other], SOUTHWARK)).toEqual([
      { episodeId: other, reference: 'SOU-1' },
    ]);
    expect(await labels.referencesOf(one)).toEqual([{ authority: GREENWICH, reference: 'GRE-1' }]);
    const token = await labels.token(GREENWICH, 'GRE-1');
    expect(await labels.token(GREENWICH, 'GRE-1')).toBe(token);
    expect(await labels.token(SOUTHWARK, 'GRE-1')).not.toBe(token);
    expect(await labels.sealAnew(10)).toBe(0);
    await labels.destroy(one);
    expect(await labels.known([one], GREENWICH)).toEqual([]);
    expect(await labels.referencesOf(one)).toEqual([]);
  });

  it('finds running cases that are alike, of the authority and the person that look', async () => {
    const { episodes, labels } = open();
    const [amara, sibling, namesake, closed, elsewhere] = [2, 3, 4, 5, 6].map(id) as [
      string,
      string,
      string,
      string,
      string,
    ];
    const led = { ...episode().lead, personId: person(4) };
    for (const each of [amara, sibling]) await episodes.add(episode({ id: each, lookupId: each }));
    await episodes.add(episode({ id: namesake, lookupId: namesake, lead: led }));
    await episodes.add(episode({ id: closed, lookupId: closed, state: 'closed' }));
    const away = { originatingAuthority: SOUTHWARK, homeAuthority: SOUTHWARK };
    await episodes.add(
      episode({
        ...{ id: elsewhere, lookupId: elsewhere, ...away },
        lead: { ...episode().lead, authority: SOUTHWARK, personId: person(3) },
      }),
    );
    const name = 'Ziyaad Q.';
    await labels.keep(amara, LEWISHAM, { ...label, name, household: 'H-7' });
    await labels.keep(sibling, LEWISHAM, { name: 'Kojo Q.', household: 'H-7' });
    for (const each of [namesake, closed]) await labels.keep(each, LEWISHAM, { name: 'ziyaad q' });
    await labels.keep(elsewhere, SOUTHWARK, { name, household: 'H-7' });
    const alike = (other: string, by: 'sameName' | 'sameHousehold') => ({
      ...{ episodeId: amara, other, sameName: false, sameHousehold: false },
      [by]: true,
    });
    expect(await labels.alike([amara], { authority: LEWISHAM })).toEqual([
      alike(sibling, 'sameHousehold'),
      alike(namesake, 'sameName'),
    ]);
    expect(await labels.alike([amara], { authority: LEWISHAM, personId: person(1) })).toEqual([
      alike(sibling, 'sameHousehold'),
    ]);
    expect(await labels.alike([amara], { authority: SOUTHWARK })).toEqual([
      alike(elsewhere, 'sameName'),
    ]);
    expect(await labels.alike([amara], { authority: GREENWICH })).toEqual([]);
  });
}
