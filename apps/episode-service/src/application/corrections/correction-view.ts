import type { EpisodeView } from '@hub/contracts/episode';
import type {
  CorrectionMark,
  CorrectionNoticeView,
  CorrectionView,
} from '@hub/contracts/protection';
import { answerState } from '@hub/working-time';
import type { Viewer } from '@hub/use-case';
import type {
  Correction,
  CorrectionNotice,
  MadeCorrection,
} from '../../domain/corrections/correction.js';
import { hasPart, type Episode } from '../../domain/episode.js';
import { isHidden } from '../../domain/shield-terms.js';

/** A correction with the record that it is about, and what those who were told owe. */
export interface WholeCorrection {
  readonly correction: Correction;
  readonly episode: Episode;
  readonly notices: readonly CorrectionNotice[];
}

/** Who raised it and who answers for it see all of it; who was told, what they owe themselves. */
export function maySee({ correction, episode, notices }: WholeCorrection, viewer: Viewer): boolean {
  if (isHidden(episode.shield, viewer)) return false;
  return (
    seesAll(correction, viewer.authority) ||
    notices.some(({ authority }) => authority === viewer.authority)
  );
}

function seesAll({ raisedBy, answers }: Correction, viewer: string): boolean {
  return raisedBy === viewer || answers === viewer;
}

type ReadCorrection = Omit<CorrectionView, 'holder' | 'reference' | 'notices'> & {
  readonly raisedBy: string;
  readonly decidedBy?: string;
  readonly askedAgain?: boolean;
  readonly liftedBy?: string;
  readonly climbs: number;
};

export function viewCorrection(
  { correction, episode, notices }: WholeCorrection,
  viewer: string,
  now: string,
): CorrectionView {
  const { raiserId: _raiser, ownReference: _right, ...same } = correction;
  const { decidedBy: _decider, liftedBy: _lifter, ...open }: ReadCorrection = same;
  const { askedAgain: _asked, climbs: _climbed, raisedBy, ...seen } = open;
  const shown = notices.filter(
    ({ authority }) => authority === viewer || seesAll(correction, viewer),
  );
  // Whoever found it by a lookup alone does not learn by this who else works with the child.
  const raiser =
    seesAll(correction, viewer) || hasPart(episode, { authority: viewer }) ? { raisedBy } : {};
  return {
    ...seen,
    ...raiser,
    holder: episode.originatingAuthority,
    reference: episode.ownReference,
    notices: shown.map((notice) => viewNotice(notice, now)),
  };
}

function viewNotice(notice: CorrectionNotice, now: string): CorrectionNoticeView {
  const { correctionId: _of, remindAt: _at, answer, ...clock } = notice;
  const stands = { ...clock, state: answerState(notice, now) };
  if (!answer) return stands;
  const { outcome, ground, at: answeredAt } = answer;
  return { ...stands, answeredAt, outcome, ...(ground === undefined ? {} : { ground }) };
}

/** What stands beside the original: to who has a part in the episode. */
export function marksOf(
  corrections: readonly Correction[],
): Pick<EpisodeView, 'corrections' | 'formerReferences'> {
  const made = corrections.filter((one): one is MadeCorrection => one.state === 'made');
  const former = made.flatMap(({ formerReference }) => formerReference ?? []);
  return {
    ...(made.length === 0 ? {} : { corrections: made.map(markOf) }),
    ...(former.length === 0 ? {} : { formerReferences: [...new Set(former)] }),
  };
}

function markOf({ id, kind, about, aboutId, field, decidedAt }: MadeCorrection): CorrectionMark {
  return {
    ...{ correctionId: id, kind, about, madeAt: decidedAt },
    ...(aboutId === undefined ? {} : { aboutId }),
    ...(field === undefined ? {} : { field }),
  };
}

/** Nobody has to answer for an episode of which they may know nothing. */
export function answeringOr(wanted: string, episode: Episode): string {
  return isHidden(episode.shield, { authority: wanted }) ? episode.lead.authority : wanted;
}
