import { CorrectionClock } from '@hub/internal-messages';
import { choreContext, type Ids, type Outcome } from '@hub/use-case';
import type { AnswerPolicy } from '@hub/working-time';
import { climb } from '../../domain/approval-clock.js';
import { alarmOf, askAgainAt, onSilence } from '../../domain/corrections/correction-clock.js';
import { openNotices } from '../../domain/corrections/correction-decisions.js';
import { madeFact, silenceFact, standsFact } from '../../domain/corrections/correction-facts.js';
import { type Correction, shownNotices } from '../../domain/corrections/correction.js';
import type { EpisodeStores, EpisodeWork } from '../ports.js';
import { CORRECTION_TIMER, seenWith } from './decide-correction.js';
import type { WhoWasTold } from './who-was-told.js';

/**
 * Asks once more who was told, for what was under way while a correction was approved; reminds who
 * is silent, and climbs over them.
 */
export class WakeCorrection {
  constructor(
    private readonly work: EpisodeWork,
    private readonly ids: Ids,
    private readonly whoWasTold: WhoWasTold,
    private readonly clock: AnswerPolicy,
  ) {}

  async execute(correctionId: string): Promise<void> {
    const seen = await this.work.read((stores) => seenWith(correctionId, stores));
    const asks = seen?.correction.state === 'made' && !seen.correction.askedAgain;
    const told = asks
      ? await this.whoWasTold.of(seen.correction, seen.episode, seen.references)
      : [];
    const context = choreContext(CorrectionClock.owner, CorrectionClock.action, this.ids);
    await this.work.request(context, { correctionId }, async (stores) => {
      const { corrections, episodes, timers } = stores;
      const correction = await corrections.lock(correctionId);
      if (correction?.state === 'raised') return climbOver(correction, stores);
      if (correction?.state !== 'made') {
        await timers.set(CORRECTION_TIMER, correctionId, undefined);
        return { result: {}, facts: [] };
      }
      const now = await timers.now();
      const episode = await episodes.find(correction.episodeId);
      const all = await corrections.notices(correctionId);
      const before = shownNotices(all, episode?.shield);
      const silent = onSilence(before, now);
      const isTime = asks && !correction.askedAgain && askAgainAt(correction.decidedAt) <= now;
      const later = isTime ? openNotices(correction, told, all, { ...this.clock, at: now }) : [];
      const changed = [...silent.map(({ next }) => next), ...later];
      for (const notice of changed) await corrections.putNotice(notice);
      const next = isTime ? { ...correction, askedAgain: true } : correction;
      if (isTime) await corrections.save(next);
      const after = [
        ...before.filter((one) => !changed.some(({ authority }) => authority === one.authority)),
        ...changed,
      ];
      await timers.set(CORRECTION_TIMER, correctionId, alarmOf(next, after));
      if (changed.length === 0) return { result: {}, facts: [] };
      return {
        result: {},
        facts: [
          ...later.map((notice) => madeFact(next, notice)),
          ...silent.map((one) => silenceFact(next, one.next, one.step)),
          standsFact(next, after),
        ],
        evidence: { episode: next.episodeId, subject: correctionId, because: 'silent' },
      };
    });
  }
}

/** Nobody has looked at it in time: the next above is waited for as well. */
async function climbOver(
  correction: Correction,
  { corrections, timers }: EpisodeStores,
): Promise<Outcome<object>> {
  const late = climb(correction, await timers.now());
  await timers.set(CORRECTION_TIMER, correction.id, alarmOf(late ?? correction, []));
  if (!late) return { result: {}, facts: [] };
  await corrections.save(late);
  return {
    result: {},
    facts: [standsFact(late, [])],
    evidence: { episode: late.episodeId, subject: late.id, because: 'overdue' },
  };
}
