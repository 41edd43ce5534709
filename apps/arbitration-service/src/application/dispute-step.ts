import type { Permission } from '@hub/policy';
import { type EvidenceDetail, isHiddenFrom } from '@hub/use-case';
import { alarmOf, partiesOf } from '../domain/dispute.js';
import { noteDeed } from '../domain/dispute-log.js';
import type { DisputeEvent } from '../domain/dispute-machine.js';
import type { Act, Dispute } from '../domain/dispute-state.js';
import type { Ladder } from '../domain/ladder.js';
import type { ArbitrationStores, CounterpartStore, WorkingPerson } from './ports.js';

/** Alarms of disputes stand under this name. */
export const DISPUTE_TIMER = 'dispute';

/** The ladder that a dispute began with. */
export async function ladderOf(
  { ladders }: ArbitrationStores,
  { ladder: version }: Pick<Dispute, 'ladder'>,
): Promise<Ladder> {
  const ladder = await ladders.find(version);
  if (!ladder) throw new Error(`There is no ladder ${String(version)}`);
  return ladder;
}

/** Saves a dispute with its alarm. @param deed what was done to it, where something was */
export async function saveDispute(
  { disputes, timers }: ArbitrationStores,
  dispute: Dispute,
  deed?: Act,
): Promise<void> {
  await disputes.save(deed ? noteDeed(dispute, deed) : dispute);
  await timers.set(DISPUTE_TIMER, dispute.id, alarmOf(dispute));
}

/** Who works with the child, but for those from whom the episode is hidden: they are not asked. */
export async function peopleAtWork(
  counterparts: CounterpartStore,
  episodeId: string,
): Promise<{ readonly shown: readonly WorkingPerson[]; readonly hiddenFrom: readonly string[] }> {
  const hiddenFrom = await counterparts.hiddenFrom(episodeId);
  const people = await counterparts.people(episodeId);
  const shown = people.filter(
    ({ authority = '', personId }) => !isHiddenFrom(hiddenFrom, { authority, personId }),
  );
  return { shown, hiddenFrom };
}

/** What the ledger keeps of a step. @param may why who asked for it may, where somebody did */
export function evidenceOf(
  dispute: Dispute,
  event: DisputeEvent | 'open',
  may?: Permission,
): EvidenceDetail {
  const ladder = `ladder-${String(dispute.ladder)}`;
  return {
    episode: dispute.episodeId,
    subject: dispute.id,
    because: event,
    rule: may ? `${ladder}; ${may.rule}` : ladder,
    purpose: 'dispute',
    concerning: partiesOf(dispute),
  };
}
