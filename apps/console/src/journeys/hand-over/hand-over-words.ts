import type { ProposeTransferPayload, TransferView } from '@hub/contracts/episode';

export const REASONS: Readonly<Record<ProposeTransferPayload['reason'], string>> = {
  move: 'The family moves',
  school_change: 'The child changes school',
  family_request: 'The family asks for it',
  better_placed: 'Somebody there is better placed',
  leaving_post: 'The lead professional leaves their post',
};

export const FAMILY_VIEWS: Readonly<Record<ProposeTransferPayload['familyView'], string>> = {
  agrees: 'They agree',
  disagrees: 'They do not agree',
  not_yet_asked: 'They have not been asked yet',
};

/** What a family thinks once it was asked. */
export const ASKED: Readonly<Record<'agrees' | 'disagrees', string>> = {
  agrees: FAMILY_VIEWS.agrees,
  disagrees: FAMILY_VIEWS.disagrees,
};

export const STATES: Readonly<Record<TransferView['state'], string>> = {
  queued: 'Waits until another change of the lead has ended',
  awaiting_family: 'The family is to be asked',
  proposed: 'The other borough is to name a person',
  nominated: 'The person named is to say yes or no',
  accepted: 'The hand-over pack is to be confirmed',
  completed: 'Done: the lead has passed',
  declined: 'The other borough said no',
  cancelled: 'Called off',
  expired: 'Ended: nobody answered in time',
  disputed: 'The boroughs disagree',
};
