import { expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import type { ConsentStores } from '../application/ports.js';
import { end } from '../domain/consent.js';
import { openRecall } from '../domain/recall.js';
import { recallListSuite } from './recall-list-suite.js';
import { EPISODE, grantedConsent, GREENWICH, LEWISHAM, RECALL, SOUTHWARK } from './examples.js';

/**
 * What every implementation of the stores keeps to, the one in memory and the one on PostgreSQL.
 */
export function consentStoresSuite(open: () => ConsentStores): void {
  let last = 100;
  const fresh = (): string => testId((last += 1));

  recallListSuite(open, fresh);

  it('gives back a consent as it was added, in each of its states', async () => {
    const { consents } = open();
    const consent = grantedConsent(fresh());
    await consents.add(consent);
    expect(await consents.find(consent.id)).toEqual(consent);
    const withdrawn = end(consent, {
      state: 'withdrawn',
      endedAt: '2026-03-02T08:00:00.000Z',
      endedBy: 'child',
      toldTo: GREENWICH,
    });
    await consents.save(withdrawn);
    expect(await consents.find(consent.id)).toEqual(withdrawn);
    const full = grantedConsent(fresh(), {
      purposes: ['support', 'dispute'],
      scope: ['existence', 'content'],
      categories: ['assessment'],
      excludedServices: ['police'],
      sensitiveServices: ['mental_health'],
      expiresAt: '2027-03-02T08:00:00.000Z',
      language: 'so',
      explained: 'by_telephone',
      confirmedInWritingBy: '2026-03-20',
      supersedes: consent.id,
      lookupId: fresh(),
    });
    await consents.add(full);
    expect(await consents.find(full.id)).toEqual(full);
    const superseded = end(full, {
      state: 'superseded',
      endedAt: '2026-03-03T08:00:00.000Z',
      supersededBy: fresh(),
    });
    await consents.save(superseded);
    expect(await consents.find(full.id)).toEqual(superseded);
    expect(await consents.find(fresh())).toBeUndefined();
  });

  it('keeps what was said of the child of another episode, once, and how a consent ended by it', async () => {
    const { consents, counterparts } = open();
    const [episodeId, other, id] = [fresh(), fresh(), fresh()];
    const consent = grantedConsent(id, { episodeId });
    await consents.add(consent);
    const ended = end(consent, { state: 'other_child', endedAt: '2026-03-03T08:00:00.000Z' });
    await consents.save(ended);
    for (const ids of [[], [id], [id]]) await counterparts.countIn(other, ids);
    expect(await counterparts.parts(other)).toMatchObject({ saidElsewhere: [id] });
    expect(await consents.some([id, fresh()])).toEqual([ended]);
    await counterparts.add(episodeId, [GREENWICH, LEWISHAM]);
    await counterparts.replace(episodeId, [LEWISHAM, SOUTHWARK]);
    expect(await counterparts.of(episodeId)).toEqual([LEWISHAM, SOUTHWARK]);
  });

  it('keeps who is to look at what was said, and what is said anew takes its place', async () => {
    const { consents, looks } = open();
    const [consentId, episodeId] = [fresh(), fresh()];
    await consents.add(grantedConsent(consentId, { episodeId }));
    const waiting = { step: 'look_at_consent', authority: GREENWICH, personId: fresh() } as const;
    const contact = {
      step: 'look_at_consent',
      authority: LEWISHAM,
      role: 'lead_caf_contact',
    } as const;
    expect(await looks.find(consentId)).toBeUndefined();
    await looks.save({ consentId, looks: [{ waiting }, { waiting: contact }] });
    expect(await looks.lock(consentId)).toEqual({
      consentId,
      looks: [{ waiting }, { waiting: contact }],
    });
    const seen = { consentId, looks: [{ waiting, seenAt: '2026-03-02T08:00:00.000Z' }] };
    await looks.save(seen);
    expect(await looks.find(consentId)).toEqual(seen);
    expect(await looks.lock(fresh())).toBeUndefined();
    expect(await looks.lockOf(episodeId)).toEqual([seen]);
    await looks.forgetOf(fresh());
    expect(await looks.find(consentId)).toEqual(seen);
    await looks.forgetOf(episodeId);
    expect(await looks.find(consentId)).toBeUndefined();
  });

  it('adds a consent once', async () => {
    const { consents } = open();
    const consent = grantedConsent(fresh());
    await consents.add(consent);
    await expect(consents.add(consent)).rejects.toThrow(/duplicate key/);
  });

  it('gives every statement on an episode, oldest first, and knows which episodes have one past its expiry', async () => {
    const { consents } = open();
    const episodeId = fresh();
    const first = grantedConsent(fresh(), {
      episodeId,
      recordedAt: '2026-03-01T09:00:00.000Z',
      expiresAt: '2026-03-05T00:00:00.000Z',
    });
    const second = grantedConsent(fresh(), { episodeId });
    for (const consent of [second, first]) await consents.add(consent);
    expect(await consents.ofEpisode(episodeId)).toEqual([first, second]);
    expect(await consents.expired('2026-03-04T23:59:59.999Z', 10)).not.toContain(episodeId);
    expect(await consents.expired('2026-03-05T00:00:00.000Z', 10)).toContain(episodeId);
    await consents.save(end(first, { state: 'expired', endedAt: '2026-03-05T00:00:00.000Z' }));
    expect(await consents.expired('2026-03-05T00:00:00.000Z', 10)).not.toContain(episodeId);
    expect(await consents.ofEpisode(episodeId)).toMatchObject([
      { state: 'expired' },
      { state: 'granted' },
    ]);
  });

  it('keeps what each holder owes, and takes what is due once', async () => {
    const { consents, recalls } = open();
    const consent = grantedConsent(fresh());
    await consents.add(consent);
    const [one, two] = [GREENWICH, SOUTHWARK].map((authority) =>
      openRecall(consent.id, authority, '2026-03-02T09:30:00.000Z', RECALL),
    );
    if (!one || !two) throw new Error('There are two');
    await recalls.open([two, one]);
    expect(await recalls.of(consent.id)).toEqual([one, two]);
    const mine = async (now: string) =>
      (await recalls.takeDue(now, 1_000))
        .filter((recall) => recall.consentId === consent.id)
        .map((recall) => recall.authority);
    expect(await mine('2026-03-02T13:29:59.999Z')).toEqual([]);
    expect(await mine('2026-03-02T13:30:00.000Z')).toEqual([GREENWICH, SOUTHWARK]);
    await recalls.save({ ...one, remindedAt: '2026-03-02T13:30:00.000Z' });
    await recalls.save({
      ...two,
      answer: { outcome: 'kept', ground: 'safeguarding', at: '2026-03-02T13:30:00.000Z' },
    });
    expect(await mine('2026-03-03T09:29:59.999Z')).toEqual([]);
    expect(await mine('2026-03-03T09:30:00.000Z')).toEqual([GREENWICH]);
    await recalls.save({
      ...one,
      remindedAt: '2026-03-02T13:30:00.000Z',
      escalatedAt: '2026-03-03T09:30:00.000Z',
    });
    expect(await mine('2026-03-09T09:30:00.000Z')).toEqual([]);
    expect(await recalls.lock(consent.id, SOUTHWARK)).toMatchObject({
      answer: { outcome: 'kept', ground: 'safeguarding' },
    });
    expect(await recalls.lock(consent.id, LEWISHAM)).toBeUndefined();
  });

  it('keeps the earliest instant of each receipt, and none that was not expected', async () => {
    const { consents } = open();
    const consent = grantedConsent(fresh());
    await consents.add(consent);
    await consents.expectReceipts(consent.id, 'granted', [GREENWICH]);
    await consents.expectReceipts(consent.id, 'granted', [GREENWICH, SOUTHWARK]);
    const note = (authority: string, instant: object) =>
      consents.noteReceipts([{ consentId: consent.id, authority, notice: 'granted', ...instant }]);
    await note(GREENWICH, { receivedAt: '2026-03-02T08:00:02.000Z' });
    await note(GREENWICH, { toldAt: '2026-03-02T08:00:01.000Z' });
    await note(GREENWICH, { receivedAt: '2026-03-02T08:00:09.000Z' });
    const both = { consentId: consent.id, authority: SOUTHWARK, notice: 'granted' as const };
    await consents.noteReceipts([
      { ...both, toldAt: '2026-03-02T08:00:05.000Z' },
      { ...both, toldAt: '2026-03-02T08:00:05.000Z', receivedAt: '2026-03-02T08:00:06.000Z' },
    ]);
    await note(LEWISHAM, { toldAt: '2026-03-02T08:00:01.000Z' });
    expect(await consents.receipts(consent.id)).toEqual([
      {
        authority: GREENWICH,
        notice: 'granted',
        toldAt: '2026-03-02T08:00:01.000Z',
        receivedAt: '2026-03-02T08:00:02.000Z',
      },
      {
        authority: SOUTHWARK,
        notice: 'granted',
        toldAt: '2026-03-02T08:00:05.000Z',
        receivedAt: '2026-03-02T08:00:06.000Z',
      },
    ]);
  });

  it('keeps who works with the child, by the newest version of the episode', async () => {
    const { counterparts } = open();
    const episodeId = fresh();
    expect(await counterparts.people(episodeId)).toMatchObject({ people: [], closed: false });
    const lead = { personId: fresh(), relation: 'lead_professional', confirmed: false } as const;
    const member = { personId: fresh(), relation: 'team_member', confirmed: true } as const;
    const both = { people: [lead, member], closed: false };
    await counterparts.notePeople(episodeId, both, 3);
    await counterparts.notePeople(episodeId, { people: [lead], closed: true }, 2);
    expect(await counterparts.people(episodeId)).toMatchObject(both);
    await counterparts.notePeople(episodeId, { people: [lead], closed: true }, 4);
    expect(await counterparts.people(episodeId)).toMatchObject({ people: [lead], closed: true });
  });

  it('keeps from whom an episode is hidden: they have no part in it, by whatever way they had one', async () => {
    const { counterparts } = open();
    const episodeId = fresh();
    await counterparts.add(episodeId, [GREENWICH, SOUTHWARK]);
    await counterparts.claim(episodeId, SOUTHWARK);
    await counterparts.lead(episodeId, { term: 1, authority: LEWISHAM });
    const hidden = { hiddenFrom: [SOUTHWARK], hiddenFromPeople: [fresh()] };
    await counterparts.shield({ episodeId, ...hidden, version: 4 });
    await counterparts.shield({ episodeId, hiddenFrom: [], version: 3 });
    expect(await counterparts.parts(episodeId)).toEqual({
      counterparts: [GREENWICH],
      ...hidden,
      leadAuthority: LEWISHAM,
    });
    expect(await counterparts.of(episodeId)).toEqual([GREENWICH]);
    await counterparts.shield({ episodeId, hiddenFrom: [], version: 5 });
    expect(await counterparts.parts(episodeId)).toMatchObject({
      counterparts: [GREENWICH, SOUTHWARK],
      namedBy: SOUTHWARK,
    });
  });

  it('keeps for ever that an episode was of the wrong child', async () => {
    const { counterparts } = open();
    const episodeId = fresh();
    await counterparts.add(episodeId, [GREENWICH]);
    expect(await counterparts.parts(episodeId)).toEqual({ counterparts: [GREENWICH] });
    const at = '2026-03-02T09:30:00.000Z';
    for (let times = 0; times < 2; times += 1) await counterparts.void(episodeId, at);
    expect(await counterparts.parts(episodeId)).toEqual({
      counterparts: [GREENWICH],
      voided: true,
    });
  });

  it('knows which episodes go on in another, and counts those who work with the child there', async () => {
    const { counterparts } = open();
    const [kept, folded] = [fresh(), fresh()];
    const tied = (number: number, relation: 'lead_professional' | 'team_member') => ({
      ...{ personId: testId(number), relation, confirmed: true },
    });
    const [lead, member] = [tied(61, 'lead_professional'), tied(62, 'team_member')];
    await counterparts.notePeople(kept, { people: [lead], closed: false }, 1);
    const at = '2026-03-02T09:30:00.000Z';
    for (let times = 0; times < 2; times += 1) await counterparts.fold(folded, kept, at);
    await counterparts.notePeople(folded, { people: [member], closed: true }, 1);
    const takesIn = [{ id: folded, foldedAt: at }];
    expect(await counterparts.parts(kept)).toEqual({ counterparts: [], takesIn });
    expect(await counterparts.parts(folded)).toEqual({ counterparts: [], goesOnIn: kept });
    expect(await counterparts.people(folded)).toMatchObject({
      people: [member, lead],
      closed: true,
    });
    expect(await counterparts.people(kept)).toMatchObject({ people: [lead], closed: false });
    await counterparts.unfold(folded);
    expect(await counterparts.parts(kept)).toEqual({ counterparts: [] });
    expect(await counterparts.parts(folded)).toEqual({ counterparts: [] });
    await counterparts.fold(folded, kept, at);
    await counterparts.lock(folded);
    await counterparts.share(folded);
  });

  it('gathers the counterparts of an episode', async () => {
    const { counterparts } = open();
    await counterparts.lock(EPISODE);
    await counterparts.add(EPISODE, [SOUTHWARK]);
    await counterparts.add(EPISODE, [GREENWICH, SOUTHWARK]);
    expect(await counterparts.of(EPISODE)).toEqual([GREENWICH, SOUTHWARK]);
    expect(await counterparts.of(fresh())).toEqual([]);
  });

  it('keeps who named an episode first, who started it, and the latest lead', async () => {
    const { counterparts } = open();
    const episodeId = fresh();
    expect(await counterparts.parts(episodeId)).toEqual({ counterparts: [] });
    await counterparts.lead(episodeId, { term: 1, authority: LEWISHAM });
    expect(await counterparts.claim(episodeId, LEWISHAM)).toBe(LEWISHAM);
    expect(await counterparts.claim(episodeId, GREENWICH)).toBe(LEWISHAM);
    expect(await counterparts.parts(episodeId)).toEqual({ counterparts: [], namedBy: LEWISHAM });
    await counterparts.started(episodeId, GREENWICH);
    await counterparts.add(episodeId, [GREENWICH]);
    for (const term of [
      { term: 2, authority: SOUTHWARK },
      { term: 1, authority: LEWISHAM },
    ])
      await counterparts.lead(episodeId, term);
    expect(await counterparts.parts(episodeId)).toEqual({
      counterparts: [GREENWICH],
      namedBy: GREENWICH,
      leadAuthority: SOUTHWARK,
    });
  });
}
