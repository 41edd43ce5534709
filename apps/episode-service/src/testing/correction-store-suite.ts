import { expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import type { EpisodeStores } from '../application/ports.js';
import type { Correction, CorrectionNotice } from '../domain/corrections/correction.js';
import { correction, episode, GREENWICH, LEWISHAM, person, SOUTHWARK } from './examples.js';

/** What every implementation of the store of corrections keeps to. */
export function correctionStoreSuite(
  open: () => Pick<EpisodeStores, 'episodes' | 'corrections'>,
): void {
  const episodeId = testId(4_701);
  const raised = correction({ id: testId(4_702), episodeId, incident: '2025-1' });
  const at = '2026-03-03T10:00:00.000Z';
  const notice: CorrectionNotice = {
    correctionId: raised.id,
    authority: 'E09000007',
    openedAt: at,
    remindAt: '2026-03-03T14:00:00.000Z',
    dueAt: '2026-03-04T10:00:00.000Z',
  };

  it('keeps a correction as it stands in each state, and what is owed of it', async () => {
    const { episodes, corrections } = open();
    await episodes.add(episode({ id: episodeId, lookupId: testId(4_703) }));
    await corrections.add(raised);
    expect(await corrections.ofEpisode(episodeId)).toEqual([raised]);
    const by = { decidedBy: person(2), decidedAt: at, version: 2 };
    const { incident: _none, ...plain } = raised;
    const stands: Correction[] = [
      { ...raised, climbs: 2 },
      { ...raised, ...by, state: 'declined', declinedBecause: 'is_right' },
      { ...raised, ...by, state: 'made', askedAgain: false, formerReference: 'OLD' },
      {
        ...{ ...raised, ...by, state: 'lifted', askedAgain: true },
        ...{ liftedBy: person(3), liftedAt: at, liftedBecause: 'was_right' },
      },
    ];
    for (const one of stands) {
      await corrections.save(one);
      expect(await corrections.find(raised.id)).toEqual(one);
      expect(await corrections.lock(raised.id)).toEqual(one);
    }
    const fact: Correction = {
      ...plain,
      id: testId(4_704),
      kind: 'wrong_fact',
      about: 'episode_fact',
      field: 'own_reference',
      ownReference: 'NEW',
    };
    await corrections.add(fact);
    expect(await corrections.find(fact.id)).toEqual(fact);
    expect(await corrections.find(testId(4_799))).toBeUndefined();

    const answer = { outcome: 'kept', ground: 'safeguarding', at } as const;
    for (const one of [
      notice,
      { ...notice, remindedAt: at },
      { ...notice, remindedAt: at, escalatedAt: at, answer },
    ]) {
      await corrections.putNotice(one);
      expect(await corrections.notices(raised.id)).toEqual([one]);
    }
    const numbers = [await corrections.nextIncident(2026), await corrections.nextIncident(2026)];
    expect(new Set(numbers).size).toBe(2);
  });

  it('lists them to who raised them, answers for them or was told, and to nobody the episode is hidden from', async () => {
    const { episodes, corrections } = open();
    const [own, first] = [testId(4_711), { ...raised, id: testId(4_712), incident: '2025-2' }];
    const listed = { ...first, episodeId: own, state: 'made', askedAgain: false } as const;
    await episodes.add(episode({ id: own, lookupId: testId(4_713) }));
    await corrections.add({ ...listed, decidedBy: person(2), decidedAt: at });
    await corrections.putNotice({ ...notice, correctionId: listed.id, authority: SOUTHWARK });
    const ids = async (authority: string, told = false, state?: Correction['state']) =>
      (
        await corrections.list({
          authority,
          told,
          limit: 99,
          ...(state === undefined ? {} : { state }),
        })
      )
        .filter((one) => one.episodeId === own)
        .map(({ id }) => id);
    expect(await ids(LEWISHAM)).toContain(listed.id);
    expect(await ids(LEWISHAM, false, 'declined')).toEqual([]);
    expect(await ids(GREENWICH, true)).toEqual([]);
    expect(await ids(GREENWICH)).toContain(listed.id);
    expect(await ids(SOUTHWARK, true, 'made')).toEqual([listed.id]);
    expect(await ids('E09000001')).toEqual([]);
    const [newest] = await corrections.list({ authority: SOUTHWARK, told: true, limit: 1 });
    const after = { at: newest?.raisedAt ?? '', id: newest?.id ?? '' };
    expect(await corrections.list({ authority: SOUTHWARK, told: true, limit: 1, after })).toEqual(
      [],
    );
    const shield = { hiddenFrom: [SOUTHWARK], because: 'refuge', since: at } as const;
    const shielded = episode({ id: own, lookupId: testId(4_713), shield, version: 2 });
    await episodes.saveShield(shielded);
    expect(await ids(SOUTHWARK)).toEqual([]);
    expect(await ids(LEWISHAM)).toContain(listed.id);
  });

  it('amends the reference of an episode', async () => {
    const { episodes } = open();
    const one = episode({ id: testId(4_705), lookupId: testId(4_706) });
    await episodes.add(one);
    await episodes.save({ ...one, ownReference: 'RIGHT', version: 2 });
    expect(await episodes.find(one.id)).toMatchObject({ ownReference: 'RIGHT', version: 2 });
  });
}
