import { beforeEach, describe, expect, it } from '@jest/globals';
import { delivered, FakeUnitOfWork, testId } from '@hub/testing';
import {
  CONSENT,
  EPISODE,
  grantedConsent,
  GREENWICH,
  LEWISHAM,
  SCHEDULE,
  SOUTHWARK,
  statement,
  tools,
} from '../testing/examples.js';
import { contactOf, recordingOn } from '../testing/consents-at-work.js';
import { inMemoryConsentStores } from '../testing/in-memory-consents.js';
import { OnEpisodeChanged } from './on-episode-changed.js';
import type { ConsentStores } from './ports.js';

describe('when the counterparts of an episode change', () => {
  let work: FakeUnitOfWork<ConsentStores>;
  let react: OnEpisodeChanged;
  beforeEach(() => {
    work = new FakeUnitOfWork(inMemoryConsentStores());
    react = new OnEpisodeChanged(work, tools(), SCHEDULE);
  });

  it('tells a newcomer of the consents for all counterparts, once', async () => {
    await work.stores.counterparts.claim(EPISODE, LEWISHAM);
    await work.stores.consents.add(
      grantedConsent(CONSENT, { recipients: { kind: 'all_counterparts' } }),
    );
    await react.counterparts(
      { episodeId: EPISODE, counterparts: [LEWISHAM, SOUTHWARK] },
      delivered(1),
    );
    await react.counterparts(
      { episodeId: EPISODE, counterparts: [LEWISHAM, SOUTHWARK] },
      delivered(1),
    );
    await react.counterparts(
      { episodeId: EPISODE, counterparts: [LEWISHAM, SOUTHWARK, GREENWICH] },
      delivered(2),
    );
    expect(work.told).toEqual([
      ['consent.granted.v1', [SOUTHWARK]],
      ['consent.granted.v1', [GREENWICH]],
    ]);
  });

  it('recalls from whoever has no part any more, and takes no older word for it', async () => {
    await work.stores.counterparts.claim(EPISODE, LEWISHAM);
    await work.stores.consents.add(
      grantedConsent(CONSENT, { recipients: { kind: 'all_counterparts' } }),
    );
    const told = (version: number, counterparts: string[]) =>
      react.people(
        { episodeId: EPISODE, people: [], closed: false, version, counterparts },
        delivered(version),
      );
    await told(1, [LEWISHAM, SOUTHWARK, GREENWICH]);
    await told(3, [LEWISHAM, GREENWICH]);
    await told(2, [LEWISHAM, SOUTHWARK]);
    expect(work.told).toEqual([
      ['consent.granted.v1', [GREENWICH, SOUTHWARK]],
      ['consent.withdrawn.v1', [SOUTHWARK]],
    ]);
    expect(await work.stores.counterparts.of(EPISODE)).toEqual([GREENWICH, LEWISHAM]);
    expect(await work.stores.recalls.of(CONSENT)).toMatchObject([{ authority: SOUTHWARK }]);
  });

  it('knows who named it from its start, and for whom the Lead Professional works', async () => {
    await work.stores.counterparts.claim(EPISODE, SOUTHWARK);
    const about = {
      episodeId: EPISODE,
      consentId: CONSENT,
      originatingAuthority: LEWISHAM,
      homeAuthority: GREENWICH,
      leadAuthority: GREENWICH,
      counterparts: [GREENWICH, LEWISHAM],
    };
    await react.started(about, delivered(1));
    expect(await work.stores.counterparts.parts(EPISODE)).toEqual({
      namedBy: LEWISHAM,
      leadAuthority: GREENWICH,
      counterparts: [GREENWICH, LEWISHAM],
    });
    const passed = (term: number, toAuthority: string) => ({
      transferId: 't',
      episodeId: EPISODE,
      fromAuthority: GREENWICH,
      toAuthority,
      waits: [],
      version: 9,
      leadProfessionalId: 'p',
      term,
      since: '2026-03-02T09:30:00.000Z',
      counterparts: [GREENWICH, LEWISHAM, toAuthority].sort(),
    });
    await react.leadPassed(passed(3, SOUTHWARK), delivered(2));
    await react.leadPassed(passed(2, LEWISHAM), delivered(3));
    expect(await work.stores.counterparts.parts(EPISODE)).toMatchObject({
      leadAuthority: SOUTHWARK,
    });
  });

  it('asks whoever leads to look at what the family agreed to when a review begins', async () => {
    const { consents, counterparts, looks } = work.stores;
    await counterparts.started(EPISODE, LEWISHAM);
    await counterparts.lead(EPISODE, { term: 1, authority: LEWISHAM });
    const lead = { personId: testId(803), relation: 'lead_professional', confirmed: true } as const;
    await counterparts.notePeople(EPISODE, { people: [lead], closed: false }, 1);
    await consents.add(grantedConsent(CONSENT));
    const moved = (step: 'begin_review' | 'complete_review', undone?: 'wrong_episode') => ({
      ...{ episodeId: EPISODE, step, state: 'in_review' as const, homeAuthority: LEWISHAM },
      ...{ counterparts: [LEWISHAM], version: 2, ...(undone ? { undone } : {}) },
    });
    await react.moved(moved('complete_review'), delivered(1));
    await react.moved(moved('begin_review', 'wrong_episode'), delivered(2));
    expect(await looks.find(CONSENT)).toBeUndefined();
    for (const place of [3, 4]) await react.moved(moved('begin_review'), delivered(place));
    expect(await looks.find(CONSENT)).toMatchObject({
      looks: [{ waiting: { step: 'look_at_consent', personId: lead.personId } }],
    });
    expect(work.told.slice(1)).toEqual([['consent.look_passed.v1', [LEWISHAM]]]);
  });

  it('tells nobody whom the family did not list', async () => {
    await work.stores.counterparts.claim(EPISODE, LEWISHAM);
    await work.stores.consents.add(
      grantedConsent(CONSENT, { recipients: { kind: 'listed', authorities: [GREENWICH] } }),
    );
    await work.stores.consents.expectReceipts(CONSENT, 'granted', [GREENWICH]);
    await react.counterparts(
      { episodeId: EPISODE, counterparts: [LEWISHAM, SOUTHWARK] },
      delivered(1),
    );
    expect(work.told).toEqual([]);
  });
});

describe('when an episode was of the wrong child', () => {
  const voided = {
    episodeId: EPISODE,
    correctionId: EPISODE,
    voidedAt: '2026-03-02T09:30:00.000Z',
    version: 2,
  };

  it('recalls what was shared, once, shares nothing more, and counts how long it is kept', async () => {
    const work = new FakeUnitOfWork(inMemoryConsentStores());
    const at = tools();
    const react = new OnEpisodeChanged(work, at, SCHEDULE);
    const { consents, counterparts, recalls, retentions } = work.stores;
    await counterparts.claim(EPISODE, LEWISHAM);
    await consents.add(
      grantedConsent(CONSENT, { recipients: { kind: 'listed', authorities: [GREENWICH] } }),
    );
    const parts = { episodeId: EPISODE, counterparts: [LEWISHAM, GREENWICH] };
    await react.counterparts(parts, delivered(1));
    const look = (authority: string) => ({
      waiting: { step: 'look_at_consent', authority, role: 'lead_caf_contact' } as const,
    });
    const seen = { ...look(GREENWICH), seenAt: voided.voidedAt };
    await work.stores.looks.save({ consentId: CONSENT, looks: [look(LEWISHAM), seen] });
    work.facts.length = 0;
    for (let times = 0; times < 2; times += 1) await react.voided(voided, delivered(2));
    expect(work.told).toEqual([
      ['consent.withdrawn.v1', [GREENWICH]],
      ['consent.look_passed.v1', [GREENWICH, LEWISHAM]],
    ]);
    expect(work.facts).toMatchObject([
      { payload: { consentId: CONSENT, because: 'voided' } },
      { payload: { waits: [] } },
    ]);
    expect(await work.stores.looks.find(CONSENT)).toEqual({ consentId: CONSENT, looks: [seen] });
    expect(await recalls.of(CONSENT)).toMatchObject([{ authority: GREENWICH }]);
    expect(await retentions.find(EPISODE)).toMatchObject({ closingReason: 'wrong_child' });
    expect(await recordingOn(work, at).execute(statement({}), contactOf(LEWISHAM))).toMatchObject({
      refused: 'episode_voided',
    });
    expect(
      await recordingOn(work, at).execute(statement({ decision: 'refused' }), contactOf(LEWISHAM)),
    ).toMatchObject({ state: 'refused' });
  });
});

describe('when two episodes of one child are one', () => {
  const FOLDED = testId(801);
  const folded = {
    ...{ episodeId: FOLDED, into: EPISODE, mergeId: testId(802), version: 2 },
    at: '2026-03-02T09:30:00.000Z',
  };
  const all = { kind: 'all_counterparts' } as const;

  it('recalls what the other did not reach, asks whoever leads to look, and hears what the family says since', async () => {
    const work = new FakeUnitOfWork(inMemoryConsentStores());
    const at = tools();
    const react = new OnEpisodeChanged(work, at, SCHEDULE);
    const { consents, counterparts, looks, recalls, retentions } = work.stores;
    await counterparts.started(EPISODE, LEWISHAM);
    await counterparts.started(FOLDED, GREENWICH);
    await counterparts.lead(EPISODE, { term: 1, authority: LEWISHAM });
    const lead = { personId: testId(803), relation: 'lead_professional', confirmed: true } as const;
    await counterparts.notePeople(EPISODE, { people: [lead], closed: false }, 1);
    const other = testId(804);
    const listed = { kind: 'listed' as const, authorities: [GREENWICH, LEWISHAM] };
    const about = { episodeId: FOLDED, authority: GREENWICH };
    await consents.add(grantedConsent(CONSENT, { recipients: all }));
    await consents.add(grantedConsent(other, { ...about, recipients: listed }));
    const parts = { counterparts: [LEWISHAM, GREENWICH, SOUTHWARK] };
    await react.counterparts({ ...parts, episodeId: EPISODE }, delivered(1));
    const ofOther = { episodeId: FOLDED, counterparts: [GREENWICH, LEWISHAM] };
    await react.counterparts(ofOther, delivered(3));
    work.facts.length = 0;
    for (let times = 0; times < 2; times += 1) await react.folded(folded, delivered(2));
    expect(work.told).toEqual([
      ['consent.withdrawn.v1', [SOUTHWARK]],
      ['consent.look_passed.v1', [LEWISHAM]],
    ]);
    expect(await recalls.of(CONSENT)).toMatchObject([{ authority: SOUTHWARK }]);
    expect(await looks.find(CONSENT)).toMatchObject({
      looks: [{ waiting: { step: 'look_at_consent', personId: lead.personId } }],
    });
    expect(await retentions.find(FOLDED)).toMatchObject({ keptBy: EPISODE });
    const by = contactOf(GREENWICH);
    const said = statement({ episodeId: FOLDED });
    expect(await recordingOn(work, at).execute(said, by)).toEqual({ refused: 'episode_folded' });
    work.facts.length = 0;
    const no = statement({ episodeId: FOLDED, decision: 'refused', recipients: all });
    expect(await recordingOn(work, at).execute(no, by)).toMatchObject({ state: 'refused' });
    expect(await recalls.of(CONSENT)).toMatchObject([
      { authority: GREENWICH },
      { authority: SOUTHWARK },
    ]);
  });
});
