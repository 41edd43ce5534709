import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import {
  type CorrectionView,
  RaiseCorrection as RaisingCorrection,
  type RaiseCorrectionPayload,
} from '@hub/contracts/protection';
import type { Ids, MessageContext } from '@hub/use-case';
import { alarmOf } from '../../domain/corrections/correction-clock.js';
import { raiseCorrection } from '../../domain/corrections/correction-decisions.js';
import { isIncident, voids } from '../../domain/corrections/correction.js';
import { raisedFact, standsFact } from '../../domain/corrections/correction-facts.js';
import { endOf, type Episode, isLived } from '../../domain/episode.js';
import type { EpisodeStores, EpisodeWork } from '../ports.js';
import { openBreach } from '../breaches/open-breach.js';
import type { WhoMay } from '../who-may.js';
import { answeringOr, viewCorrection } from './correction-view.js';
import { CORRECTION_TIMER } from './decide-correction.js';

/** Takes down that something is wrong, and asks the authority that answers for it. */
export class RaiseCorrection {
  constructor(
    private readonly work: EpisodeWork,
    private readonly ids: Ids,
    private readonly whoMay: WhoMay,
  ) {}

  execute(
    command: RaiseCorrectionPayload,
    context: MessageContext,
  ): Promise<CorrectionView | Refusal> {
    const { authority, personId } = context.caller;
    if (personId === undefined) return Promise.resolve(refuse('forbidden'));
    return this.work.request(context, command, async (stores) => {
      const found = await stores.episodes.lock(command.episodeId);
      const permitted = this.whoMay.decideOfAny(RaisingCorrection.type, found, context);
      if (isRefusal(permitted)) return permitted;
      const { episode, rule } = permitted;
      if (voids(command) && !isLived(episode)) return endOf(episode);
      const owner = await ownerOf(command, episode, stores);
      if (owner === undefined) return refuse('not_found');
      const at = await stores.timers.now();
      const before = await stores.corrections.ofEpisode(episode.id);
      const incident = isIncident(command)
        ? { incident: await stores.corrections.nextIncident(Number(at.slice(0, 4))) }
        : {};
      const raised = raiseCorrection(command, before, {
        id: this.ids.next(),
        raisedBy: authority,
        raiserId: personId,
        answers: answeringOr(owner, episode),
        at,
        ...incident,
      });
      if (isRefusal(raised)) return raised;
      await stores.corrections.add(raised);
      await stores.timers.set(CORRECTION_TIMER, raised.id, alarmOf(raised, []));
      const opened = isIncident(raised) ? [await openBreach(raised, stores)] : [];
      const { id: subject, kind: because, answers } = raised;
      return {
        result: viewCorrection({ correction: raised, episode, notices: [] }, authority, at),
        facts: [raisedFact(raised), standsFact(raised, []), ...opened],
        evidence: { episode: episode.id, subject, because, rule, concerning: [answers] },
      };
    });
  }
}

/**
 * The authority that answers for what is wrong: each for what it added. Undefined where there is no
 * such thing in the episode.
 */
async function ownerOf(
  { about, aboutId, documentVersion, field }: RaiseCorrectionPayload,
  episode: Episode,
  { documents, consents }: EpisodeStores,
): Promise<string | undefined> {
  const { id, lookupId, originatingAuthority, lead } = episode;
  if (about === 'document' && aboutId !== undefined) {
    const document = await documents.find(aboutId);
    const isThere =
      documentVersion === undefined ||
      document?.versions.some(({ version }) => version === documentVersion) === true;
    return document?.episodeId === id && isThere ? document.authority : undefined;
  }
  if (about === 'consent' && aboutId !== undefined) {
    const consent = await consents.lock(aboutId);
    return consent?.episodeId === id ? consent.authority : undefined;
  }
  if (about === 'lookup' && aboutId !== undefined)
    return aboutId === lookupId ? originatingAuthority : undefined;
  return about === 'pointer' || field === 'own_reference' ? originatingAuthority : lead.authority;
}
