import { describe, expect, it } from '@jest/globals';
import type { TransferView } from '@hub/contracts/episode';
import { delivered, testId } from '@hub/testing';
import {
  askSocialCare,
  CONSENT,
  consentRegister,
  EPISODE,
  episode,
  GREENWICH,
  LEWISHAM,
  person,
  socialCareTeam,
  stepTools,
  whoMay,
} from '../../testing/examples.js';
import { lead, leading, transferAtWork } from '../../testing/transfers-at-work.js';
import { OnConsentChanged } from '../episodes/on-consent-changed.js';
import { TakeStep } from '../episodes/take-step.js';

describe('a transfer without a switch', () => {
  it.each(['decline', 'cancel'] as const)(
    'that ends with %s leaves the lead alone and the episode free for another',
    async (how) => {
      const { stand, work, move, now } = await transferAtWork();
      const { transferId } = stand;
      const by = how === 'decline' ? lead(1) : leading(1);
      const stopped = (await move()[how](
        { transferId, reason: 'a private reason' },
        by,
      )) as TransferView;
      expect(stopped.endedBecause).toBe('a private reason');
      expect(JSON.stringify(work.facts.map((fact) => fact.payload))).not.toContain('private');
      expect(await now()).toMatchObject({ lead: episode().lead, state: 'active' });
    },
  );

  it('cannot complete after its term has ended', async () => {
    const { work, nominate, accept, receive } = await transferAtWork();
    await nominate();
    await accept();
    await work.stores.episodes.save(
      episode({ state: 'transferring', lead: { ...episode().lead, term: 5 } }),
    );
    expect(await receive()).toMatchObject({ refused: 'term_ended' });
  });

  it('lets the next in the queue have its turn where it ends without a switch, and drops the queue where it ends with one', async () => {
    const { stand, propose, move, nominate, accept, receive, now, transfer } =
      await transferAtWork();
    const { transferId } = stand;
    const other = await propose({ toAuthority: 'E09000001', familyView: 'not_yet_asked' });
    expect(other).toMatchObject({ state: 'queued', waits: [] });
    await move().decline({ transferId, reason: 'x' }, lead(1));
    expect(await transfer(other.id)).toMatchObject({
      state: 'awaiting_family',
      dueAt: '2026-03-09T17:00:00.000Z',
    });
    expect((await now())?.state).toBe('transferring');
    expect(
      await move().recordFamilyView({ transferId: other.id, familyView: 'agrees' }, leading(2)),
    ).toMatchObject({ state: 'proposed' });
    const third = await propose();
    await move().nominate({ transferId: third.id, personId: person(2) }, lead(1));
    expect(await transfer(third.id)).toMatchObject({ state: 'queued' });
    await move().cancel({ transferId: other.id, reason: 'x' }, leading(3));
    const last = await propose({ toAuthority: 'E09000002' });
    stand.transferId = third.id;
    await nominate(2);
    await accept(3);
    expect(await receive(4)).toMatchObject({ state: 'completed' });
    expect(await transfer(last.id)).toMatchObject({
      state: 'cancelled',
      endedBecause: 'The role has passed to somebody else.',
    });
  });

  it('is reminded, and becomes a dispute by silence; woken early or twice, nothing happens', async () => {
    const { stand, work, clock, wake, now, days } = await transferAtWork();
    const { transferId } = stand;
    await wake();
    days(3);
    clock.advance(8 * 3_600_000);
    await wake();
    await wake();
    days(4);
    expect(await work.stores.timers.due('transfer', 9)).toEqual([transferId]);
    await wake();
    await wake();
    expect(work.told.slice(1).map(([type]) => type)).toEqual([
      'transfer.reminded.v1',
      'transfer.disputed.v1',
    ]);
    expect(await now()).toMatchObject({ state: 'active', lead: episode().lead });
    await wake(testId(5));
  });

  it('is cancelled with its queue when the consent is withdrawn, and the episode stops', async () => {
    const { work, clock, propose, nominate } = await transferAtWork();
    await propose({ toAuthority: 'E09000001' });
    const react = new OnConsentChanged(work, consentRegister);
    const withdrawn = {
      consentId: CONSENT,
      episodeId: EPISODE,
      authority: LEWISHAM,
      withdrawnAt: clock.now(),
    };
    await react.withdrawn(withdrawn, delivered(1));
    await react.withdrawn(withdrawn, delivered(2));
    expect(work.told.slice(2)).toEqual([
      ['episode.withdrawn.v1', [LEWISHAM]],
      ['transfer.cancelled.v1', [GREENWICH, LEWISHAM]],
      ['transfer.cancelled.v1', ['E09000001', LEWISHAM]],
    ]);
    expect(await nominate(2)).toMatchObject({ refused: 'conflict' });
  });

  it.each([
    ['step_up', 'stepped_up'],
    ['close', 'closed'],
  ] as const)(
    'keeps nobody from %s: it is cancelled with its queue, and both its parties hear of it',
    async (step, state) => {
      const { work, clock, propose, wake, now, transfer, days } = await transferAtWork();
      await propose({ toAuthority: 'E09000001' });
      const { version = 0 } = (await now()) ?? {};
      work.facts.length = 0;
      const take = new TakeStep(
        work,
        consentRegister,
        stepTools(clock, work),
        whoMay,
        askSocialCare,
      );
      expect(
        await take.execute(
          step === 'close'
            ? { episodeId: EPISODE, step, closingReason: 'needs_met' }
            : { episodeId: EPISODE, step, socialCare: socialCareTeam },
          leading(version),
        ),
      ).toMatchObject({ state });
      expect(work.told).toEqual([
        ['episode.moved.v1', [LEWISHAM]],
        ['transfer.cancelled.v1', [GREENWICH, LEWISHAM]],
        ['transfer.cancelled.v1', ['E09000001', LEWISHAM]],
        step === 'close' ? ['episode.people_changed.v1', []] : ['referral.made.v1', [LEWISHAM]],
      ]);
      expect(await transfer()).toMatchObject({ state: 'cancelled' });
      days(30);
      await wake();
      expect(await now()).toMatchObject({ state, lead: { term: 1 } });
    },
  );
});
