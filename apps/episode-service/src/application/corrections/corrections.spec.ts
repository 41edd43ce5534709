import { beforeEach, describe, expect, it } from '@jest/globals';
import type {
  CorrectionPage,
  CorrectionView,
  RaiseCorrectionPayload,
} from '@hub/contracts/protection';
import { asked, testId, inOtherPost } from '@hub/testing';
import {
  as,
  CorrectionsAtWork,
  DECIDER,
  RAISER,
  STRANGER,
  TOO_WIDE,
  WRONG_REFERENCE,
} from '../../testing/corrections-at-work.js';
import {
  CONSENT,
  EPISODE,
  GREENWICH,
  knownConsent,
  LEWISHAM,
  LOOKUP,
  SOUTHWARK,
} from '../../testing/examples.js';
import { CORRECTION_TIMER } from './decide-correction.js';

describe('corrections', () => {
  let at: CorrectionsAtWork;
  beforeEach(async () => {
    at = new CorrectionsAtWork();
    await at.open();
  });

  it('are raised by who works with the child, of what is there, and approved by another person', async () => {
    const raised = await at.raise();
    expect(raised).toMatchObject({
      state: 'raised',
      answers: LEWISHAM,
      raisedBy: LEWISHAM,
      incident: '2026-1',
      reference: 'REF-1',
    });
    expect(at.facts()).toEqual([['correction.raised.v1', [LEWISHAM]]]);
    expect(at.waits()).toEqual([`approve_correction ${LEWISHAM} lead_caf_contact`]);
    at.work.facts.length = 0;
    expect(await at.approve(raised.id)).toMatchObject({
      state: 'made',
      notices: [{ authority: GREENWICH, state: 'open' }],
    });
    expect(at.facts()).toEqual([['correction.made.v1', [GREENWICH]]]);
    expect(at.waits()).toEqual([`answer_correction ${GREENWICH} lead_caf_contact`]);
  });

  it('are refused with a code that says who could, and leave nothing behind', async () => {
    const tries: [RaiseCorrectionPayload, ReturnType<typeof as>, string][] = [
      [TOO_WIDE, as(STRANGER, 9), 'not_found'],
      [TOO_WIDE, as(LEWISHAM, 7, 'practitioner'), 'not_involved'],
      [TOO_WIDE, as(LEWISHAM, 1, 'practitioner', false), 'not_verified'],
      [TOO_WIDE, asked(LEWISHAM), 'forbidden'],
      [{ ...TOO_WIDE, aboutId: testId(77) }, RAISER, 'not_found'],
      [{ ...TOO_WIDE, documentVersion: 2 }, RAISER, 'not_found'],
      [{ ...TOO_WIDE, about: 'consent', aboutId: testId(77) }, RAISER, 'not_found'],
      [{ ...TOO_WIDE, about: 'lookup', aboutId: testId(77) }, RAISER, 'not_found'],
      [{ ...TOO_WIDE, about: 'episode' }, RAISER, 'invalid_request'],
      [{ ...WRONG_REFERENCE, episodeId: testId(76) }, RAISER, 'not_found'],
    ];
    for (const [command, by, refused] of tries)
      expect(await at.raising.execute(command, by)).toMatchObject({ refused });
    expect(at.work.facts).toEqual([]);
    const { id: correctionId } = await at.raise();
    expect(await at.raising.execute(TOO_WIDE, RAISER)).toMatchObject({
      refused: 'correction_open',
    });
    for (const [by, refused] of [
      [as(LEWISHAM, 1), 'second_person_needed'],
      [inOtherPost(as(LEWISHAM, 4), RAISER), 'second_person_needed'],
      [as(LEWISHAM, 4, 'lead_caf_contact', false), 'not_verified'],
      [as(GREENWICH, 2), 'not_found'],
      [as(STRANGER, 9), 'not_found'],
    ] as const) {
      expect(await at.deciding.approve({ correctionId }, by)).toMatchObject({ refused });
    }
    const declining = { correctionId, because: 'is_right' } as const;
    expect(await at.deciding.decline(declining, as(GREENWICH, 2))).toMatchObject({
      refused: 'not_found',
    });
    expect(await at.work.stores.corrections.find(correctionId)).toMatchObject({ state: 'raised' });
  });

  it('go to the authority that answers for what is wrong, whoever raises them', async () => {
    await at.work.stores.consents.remember(knownConsent({ authority: GREENWICH }));
    const about = (change: Partial<RaiseCorrectionPayload>) => {
      const { aboutId: _document, ...rest } = TOO_WIDE;
      return at.raise({ ...rest, ...change }, as(LEWISHAM, 1, 'practitioner'));
    };
    expect(await about({ about: 'consent', aboutId: CONSENT })).toMatchObject({
      answers: GREENWICH,
    });
    expect(await about({ about: 'lookup', aboutId: LOOKUP })).toMatchObject({ answers: LEWISHAM });
    expect(await about({ about: 'pointer' })).toMatchObject({ answers: LEWISHAM });
    const [, , pointer] = await at.work.stores.corrections.ofEpisode(EPISODE);
    const correctionId = pointer?.id ?? '';
    expect(await at.deciding.approve({ correctionId }, as(SOUTHWARK, 3))).toMatchObject({
      refused: 'not_found',
    });
    const ofConsent = await at.work.stores.corrections.ofEpisode(EPISODE);
    expect(
      await at.deciding.approve({ correctionId: ofConsent[0]?.id ?? '' }, as(LEWISHAM, 4)),
    ).toMatchObject({ refused: 'not_answering' });
  });

  it('are declined with a reason, and stay on record', async () => {
    const { id: correctionId } = await at.raise();
    const declining = { correctionId, because: 'cannot_be_told' } as const;
    expect(await at.deciding.decline(declining, DECIDER)).toMatchObject({
      state: 'declined',
      declinedBecause: 'cannot_be_told',
      notices: [],
    });
    expect(await at.deciding.decline(declining, DECIDER)).toMatchObject({
      refused: 'correction_settled',
    });
    expect(at.waits()).toEqual([]);
    expect(await at.reading.one({ correctionId }, as(GREENWICH, 2))).toEqual({
      refused: 'not_found',
    });
  });

  it('are answered as a recall is, each authority for itself', async () => {
    at.told = [GREENWICH, SOUTHWARK];
    const { id: correctionId } = await at.raise();
    const deleted = { correctionId, outcome: 'deleted' } as const;
    expect(await at.answering.execute(deleted, as(GREENWICH, 2))).toEqual({ refused: 'not_found' });
    await at.approve(correctionId);
    at.work.facts.length = 0;
    expect(await at.answering.execute({ correctionId, outcome: 'kept' }, as(GREENWICH, 2))).toEqual(
      {
        refused: 'ground_missing',
      },
    );
    const kept = { correctionId, outcome: 'kept', ground: 'legal_claim' } as const;
    const seen = (await at.answering.execute(kept, as(GREENWICH, 2))) as CorrectionView;
    expect(seen.notices).toMatchObject([{ authority: GREENWICH, ground: 'legal_claim' }]);
    expect(await at.answering.execute(kept, as(GREENWICH, 2))).toEqual(seen);
    expect(await at.answering.execute(deleted, as(GREENWICH, 2))).toMatchObject({
      notices: [{ outcome: 'deleted' }],
    });
    expect(await at.answering.execute(kept, as(GREENWICH, 2))).toMatchObject({
      refused: 'conflict',
    });
    expect(
      await at.answering.execute(deleted, as(SOUTHWARK, 3, 'lead_caf_contact', false)),
    ).toMatchObject({ refused: 'not_verified' });
    expect(await at.answering.execute(deleted, as(STRANGER, 9))).toEqual({ refused: 'not_found' });
    expect(at.facts()).toEqual([
      ['correction.answered.v1', [LEWISHAM]],
      ['correction.answered.v1', [LEWISHAM]],
    ]);
    expect(at.waits()).toEqual([`answer_correction ${SOUTHWARK} lead_caf_contact`]);
    const whole = (await at.reading.one({ correctionId }, DECIDER)) as CorrectionView;
    expect(whole.notices.map(({ state }) => state)).toEqual(['enforced', 'open']);
  });

  it('are listed exactly where they are shown', async () => {
    const { id: correctionId } = await at.raise();
    await at.approve(correctionId);
    const items = async (by: ReturnType<typeof as>, more: object = {}) =>
      ((await at.reading.list(more, by)) as CorrectionPage).items;
    for (const [authority, number] of [
      [LEWISHAM, 1],
      [GREENWICH, 2],
      [SOUTHWARK, 3],
    ] as const) {
      const by = as(authority, number);
      const one = await at.reading.one({ correctionId }, by);
      expect(await items(by)).toEqual('refused' in one ? [] : [one]);
    }
    expect(await items(as(LEWISHAM, 1), { told: 'me' })).toEqual([]);
    expect(await items(as(GREENWICH, 2), { told: 'me', state: 'made' })).toHaveLength(1);
    expect(await items(as(GREENWICH, 2), { state: 'raised' })).toEqual([]);
    expect(await at.reading.list({ cursor: 'x' }, RAISER)).toMatchObject({
      refused: 'invalid_request',
    });
    const shield = { hiddenFrom: [GREENWICH], because: 'refuge', since: 'x' } as const;
    const shielded = await at.work.stores.episodes.find(EPISODE);
    if (shielded) await at.work.stores.episodes.saveShield({ ...shielded, shield });
    expect(await items(as(GREENWICH, 2))).toEqual([]);
    expect(await at.reading.one({ correctionId }, as(GREENWICH, 2))).toEqual({
      refused: 'not_found',
    });
  });

  it('reach who was told while they were approved, remind, and climb over who is silent', async () => {
    const { id } = await at.raise();
    await at.approve(id);
    at.work.facts.length = 0;
    const round = async (): Promise<void> => {
      for (const due of await at.work.stores.timers.due(CORRECTION_TIMER, 9))
        await at.wake.execute(due);
    };
    await round();
    expect(at.work.facts).toEqual([]);
    at.told = [GREENWICH, SOUTHWARK];
    at.clock.advance(60_000);
    await round();
    await round();
    expect(at.facts()).toEqual([['correction.made.v1', [SOUTHWARK]]]);
    expect(await at.work.stores.timers.due(CORRECTION_TIMER, 9)).toEqual([]);
    at.work.facts.length = 0;
    await at.answering.execute({ correctionId: id, outcome: 'deleted' }, as(SOUTHWARK, 3));
    at.work.facts.length = 0;
    at.clock.advance(5 * 3_600_000);
    await round();
    await round();
    expect(at.facts()).toEqual([['correction.reminded.v1', [GREENWICH]]]);
    at.work.facts.length = 0;
    at.clock.advance(48 * 3_600_000);
    await round();
    await round();
    expect(at.facts()).toEqual([['correction.overdue.v1', [GREENWICH, LEWISHAM]]]);
    expect(at.waits()).toEqual([
      `answer_correction ${GREENWICH} lead_caf_contact`,
      `answer_correction ${GREENWICH} head_of_service`,
      `chase_correction ${LEWISHAM} lead_caf_contact`,
    ]);
    const overdue = (await at.reading.one({ correctionId: id }, DECIDER)) as CorrectionView;
    expect(overdue.notices[0]).toMatchObject({ state: 'overdue' });
    await at.wake.execute(testId(77));
  });

  it('say nothing more to who the episode is hidden from meanwhile, and of who else has a part to nobody', async () => {
    at.told = [GREENWICH, SOUTHWARK];
    const { id } = await at.raise(TOO_WIDE, as(LEWISHAM, 1, 'practitioner'));
    await at.approve(id);
    const read = (by: ReturnType<typeof as>) => at.reading.one({ correctionId: id }, by);
    expect(await read(as(GREENWICH, 2))).toMatchObject({ raisedBy: LEWISHAM });
    expect(await read(as(SOUTHWARK, 3))).not.toHaveProperty('raisedBy');
    const { episodes, timers } = at.work.stores;
    const shield = { hiddenFrom: [GREENWICH], because: 'refuge', since: 'x' } as const;
    const open = await episodes.find(EPISODE);
    if (open) await episodes.saveShield({ ...open, shield });
    at.work.facts.length = 0;
    at.clock.advance(60 * 3_600_000);
    for (let round = 0; round < 3; round += 1) await at.wake.execute(id);
    expect(at.facts().flatMap(([, to]) => to)).not.toContain(GREENWICH);
    expect(at.waits().filter((one) => one.includes(GREENWICH))).toEqual([]);
    expect(await timers.due(CORRECTION_TIMER, 9)).toEqual([]);
  });
});
