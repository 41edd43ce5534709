import { beforeEach, describe, expect, it } from '@jest/globals';
import { inOtherPost } from '@hub/testing';
import { CorrectionWithholds } from '@hub/internal-messages';
import {
  as,
  CorrectionsAtWork,
  DECIDER,
  DOCUMENT,
  STRANGER,
  WRONG_REFERENCE,
} from '../../testing/corrections-at-work.js';
import { GREENWICH, LEWISHAM } from '../../testing/examples.js';
import { CORRECTION_TIMER } from './decide-correction.js';

describe('corrections', () => {
  let at: CorrectionsAtWork;
  beforeEach(async () => {
    at = new CorrectionsAtWork();
    await at.open();
  });

  it('hold a document back until another person than who approved it lets it go', async () => {
    const { id: correctionId } = await at.raise();
    const because = 'family_agreed_since' as const;
    const lift = (by: ReturnType<typeof as>) => at.deciding.lift({ correctionId, because }, by);
    expect(await lift(DECIDER)).toEqual({ refused: 'correction_stands' });
    await at.approve(correctionId);
    const held = () =>
      at.work.facts
        .filter(({ event }) => event === CorrectionWithholds)
        .map(({ payload }) => payload);
    const about = { correctionId, documentId: DOCUMENT, because: 'sent_too_wide' };
    expect(held()).toMatchObject([{ ...about, withheld: true }]);
    for (const [by, refused] of [
      [DECIDER, 'second_person_needed'],
      [inOtherPost(as(LEWISHAM, 5), DECIDER), 'second_person_needed'],
      [as(GREENWICH, 2), 'not_answering'],
      [as(STRANGER, 9), 'not_found'],
      [as(LEWISHAM, 5, 'lead_caf_contact', false), 'not_verified'],
    ] as const)
      expect(await lift(by)).toMatchObject({ refused });
    at.work.facts.length = 0;
    expect(await lift(as(LEWISHAM, 5))).toMatchObject({
      state: 'lifted',
      liftedBecause: because,
      notices: [{ authority: GREENWICH }],
    });
    expect(held()).toMatchObject([{ ...about, withheld: false }]);
    expect(at.facts()).toEqual([
      ['correction.lifted.v1', [LEWISHAM]],
      ['correction.lifted.v1', [GREENWICH]],
    ]);
    expect(at.waits()).toEqual([]);
    expect(await lift(as(LEWISHAM, 6))).toEqual({ refused: 'correction_stands' });
    expect(await at.work.stores.timers.due(CORRECTION_TIMER, 9)).toEqual([]);
  });

  it('of anything but a document hold nothing back, and are not lifted', async () => {
    const { id: correctionId } = await at.raise(WRONG_REFERENCE);
    await at.approve(correctionId);
    expect(at.work.facts.map(({ event }) => event)).not.toContain(CorrectionWithholds);
    const lifting = { correctionId, because: 'was_right' } as const;
    expect(await at.deciding.lift(lifting, as(LEWISHAM, 5))).toEqual({
      refused: 'correction_stands',
    });
  });

  it('that nobody looks at climb to those above, a working day apart', async () => {
    const { id } = await at.raise();
    const late = async (hours: number) => {
      at.clock.advance(hours * 3_600_000);
      for (const due of await at.work.stores.timers.due(CORRECTION_TIMER, 9))
        await at.wake.execute(due);
      return at.waits();
    };
    const [first, second, third] = ['lead_caf_contact', 'service_manager', 'head_of_service'].map(
      (role) => `approve_correction ${LEWISHAM} ${role}`,
    );
    expect(await late(1)).toEqual([first]);
    expect(await late(48)).toEqual([first, second]);
    expect(await late(72)).toEqual([first, second, third]);
    expect(await late(96)).toEqual([first, second, third]);
    await at.approve(id);
    expect(at.waits()).toEqual([`answer_correction ${GREENWICH} lead_caf_contact`]);
  });
});
