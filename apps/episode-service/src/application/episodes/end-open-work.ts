import type { CaseEnding } from '@hub/contracts/shape';
import type { Fact } from '@hub/use-case';
import { type Episode, isLived } from '../../domain/episode.js';
import type { EpisodeStores } from '../ports.js';
import { cancelRequests } from '../service-requests/cancel-requests.js';
import { cancelUnended } from '../transfers/transfer-step.js';

const REASONS: Readonly<Record<Exclude<CaseEnding, 'not_agreed'>, string>> = {
  consent_withdrawn: 'Consent was withdrawn.',
  case_closed: 'The episode was closed or stepped up to social care.',
  stepped_up: 'The episode was closed or stepped up to social care.',
  one_case_now: 'The episode goes on in another of the same child.',
  wrong_child: 'The episode was of the wrong child.',
};

/**
 * Ends, with an episode of which nothing goes on, whatever somebody was still to answer, in the
 * transaction of what ended it. What ended already stays as it was.
 */
export async function endOpenWork(
  stores: EpisodeStores,
  episode: Episode,
  { because, at }: { readonly because: keyof typeof REASONS; readonly at: string },
): Promise<Fact[]> {
  const transfers = isLived(episode)
    ? await cancelUnended(stores, episode, { reason: REASONS[because], at })
    : [];
  return [...transfers, ...(await cancelRequests(stores, episode, { because, at }))];
}
