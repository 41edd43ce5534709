import { isRefusal, type Refusal, refuse, type Role } from '@hub/contracts';
import type { OpenDisputePayload } from '@hub/contracts/arbitration';
import type { Waiting } from '@hub/contracts/shape';
import { askedPeople, namedOf, type PersonAtWork } from './asked-people.js';
import {
  type ArbitratedDispute,
  bindingOf,
  type Dispute,
  type Ground,
  type OpenDispute,
} from './dispute-state.js';
import { interimPayerOf } from './funding.js';
import { questionAlarmOf, questionWaits } from './question-clock.js';
import { ARBITRATION, askedOn, dueOn, type Ladder, remindOn } from './ladder.js';

/** Somebody who acts on a dispute, for the authority they work for. */
export interface Actor {
  readonly authority: string;
  readonly personId: string | undefined;
  readonly roles: readonly Role[];
}

export interface Opening {
  readonly id: string;
  readonly authority: string;
  readonly at: string;
  readonly ladder: Ladder;
  /**
   * Counterpart authorities of the episode; only they may dispute about it, and with each other.
   */
  readonly counterparts: readonly string[];
  /** Who works with the child. */
  readonly people: readonly PersonAtWork[];
}

const SUPPORT_GOES_ON =
  'The support in place goes on, and the Lead Professional stays, until there is an outcome.';

export function openDispute(claim: OpenDisputePayload, opening: Opening): OpenDispute | Refusal {
  const { authority, counterparts, people, at, ladder } = opening;
  if (!counterparts.includes(authority)) return refuse('not_found');
  if (claim.respondents.includes(authority)) return refuse('party_to_itself');
  const stranger = claim.respondents.find((party) => !counterparts.includes(party));
  if (stranger !== undefined) return refuse('conflict', `${stranger} has no part in this episode.`);
  const payer = interimPayerOf(claim, authority);
  if (isRefusal(payer)) return payer;
  const { supportInPlace, transferId, respondents, interimPayer: _claimed, ...same } = claim;
  const opened: Ground = {
    ...same,
    id: opening.id,
    respondents: [...new Set(respondents)],
    openedBy: authority,
    supportInPlace: supportInPlace ?? SUPPORT_GOES_ON,
    ...(transferId === undefined ? {} : { transferId }),
    ...payer,
    rung: 0,
    ladder: ladder.version,
    rungs: [],
    asked: askedPeople([authority, ...new Set(respondents)], people),
    statements: [],
    offers: [],
    arbitrators: [],
    earlierOutcomes: [],
    openedAt: at,
    overdue: 0,
    version: 1,
  };
  return enterParties(opened, 0, at, ladder);
}

/** What the hub opens where nobody answered a transfer in time. */
export function claimOfSilence(transfer: {
  episodeId: string;
  transferId: string;
  toAuthority: string;
}): OpenDisputePayload {
  return {
    episodeId: transfer.episodeId,
    transferId: transfer.transferId,
    kind: 'transfer_declined',
    respondents: [transfer.toAuthority],
    askedFor:
      'That the proposal to take over as Lead Professional is answered. Opened by the hub, because it was not answered in time.',
    riskOfHarm: false,
  };
}

export function partiesOf({
  openedBy,
  respondents,
}: {
  readonly openedBy: string;
  readonly respondents: readonly string[];
}): string[] {
  return [openedBy, ...respondents];
}

export function isParty(dispute: Dispute, authority: string): boolean {
  return partiesOf(dispute).includes(authority);
}

/** Who decides it now, if anybody was appointed. */
export function arbitratorOf({
  state,
  arbitrators,
}: Dispute): Dispute['arbitrators'][number] | undefined {
  return state === 'open'
    ? undefined
    : arbitrators.findLast(({ replacedBecause }) => replacedBecause === undefined);
}

export function isArbitrator(
  dispute: Dispute,
  { authority, personId }: Pick<Actor, 'authority' | 'personId'>,
): boolean {
  const arbitrator = arbitratorOf(dispute);
  return (
    arbitrator !== undefined &&
    arbitrator.authority === authority &&
    arbitrator.personId === personId
  );
}

/**
 * The dispute on a rung, with that rung’s clock.
 * @param ground without the clock of the rung before
 */
export function enterRung(
  ground: Ground,
  rung: number,
  at: string,
  ladder: Ladder,
): OpenDispute | ArbitratedDispute {
  if (rung !== ARBITRATION) return enterParties(ground, rung, at, ladder);
  // Before arbitration the first thing due is an arbitrator.
  return { ...onRung(ground, rung, at), state: 'arbitration', dueAt: at };
}

function enterParties(ground: Ground, rung: number, at: string, ladder: Ladder): OpenDispute {
  const { reopenedAt, openedAt, riskOfHarm } = ground;
  const dueAt = dueOn(ladder, rung, {
    openedAt: reopenedAt ?? openedAt,
    enteredAt: at,
    riskOfHarm,
  });
  return {
    ...onRung(ground, rung, at),
    state: 'open',
    ...clockTo(dueAt, { at, riskOfHarm, ladder }),
  };
}

function onRung(ground: Ground, rung: number, at: string): Ground {
  const entered = { rung, enteredAt: at, answered: [], missed: [] };
  return { ...ground, rung, rungs: [...ground.rungs, entered] };
}

/** A clock that ends at an instant, with its reminder. */
export function clockTo(
  dueAt: string,
  { at, riskOfHarm, ladder }: { at: string; riskOfHarm: boolean; ladder: Ladder },
): { dueAt: string; remindAt?: string } {
  const remindAt = remindOn(ladder, { at, dueAt, riskOfHarm });
  return { dueAt, ...(remindAt === undefined ? {} : { remindAt }) };
}

type Clockless<Of> = Of extends Dispute ? Omit<Of, 'dueAt' | 'remindAt'> : never;

export function withoutClock<Of extends Dispute>(dispute: Of): Clockless<Of> {
  const { dueAt: _due, remindAt: _remind, ...rest } = dispute;
  return rest as Clockless<Of>;
}

/** The next instant at which something is due. */
export function alarmOf(dispute: Dispute): string | undefined {
  const { dueAt, remindAt } = dispute;
  const asked = arbitratorOf(dispute) ? questionAlarmOf(dispute) : undefined;
  return [dueAt, remindAt, asked].filter((instant) => instant !== undefined).sort()[0];
}

/**
 * Who must do what next. On a rung: who has not answered there; an offer waits for those it was
 * made to.
 */
export function waitsOf(dispute: Dispute, ladder: Ladder): Waiting[] {
  const { state, dueAt } = dispute;
  const due = dueAt === undefined ? {} : { dueAt };
  const binding = carryingOut(dispute);
  if (state === 'open') {
    const asked: Waiting[] = partiesOf(dispute)
      .filter((authority) => !hasAnswered(dispute, authority))
      .flatMap((authority) =>
        askedAt(dispute, ladder, authority).map((whom) => ({
          step: owesAnswer(dispute, authority) ? 'answer_offer' : 'answer_dispute',
          authority,
          ...whom,
          ...due,
        })),
      );
    return [...asked, ...binding];
  }
  if (state === 'arbitration') {
    const arbitrator = arbitratorOf(dispute);
    const questions = questionWaits(dispute);
    if (!arbitrator) return [...questions, ...binding];
    const { authority, personId } = arbitrator;
    const decides: Waiting = { step: 'decide_dispute', authority, personId, ...due };
    return [decides, ...questions, ...binding, ...familyNoWaits(dispute)];
  }
  return state === 'resolved' ? [...binding, ...familyNoWaits(dispute)] : [];
}

/** Who ordered a hand-over reads that the family says no to it, while nobody has answered that. */
function familyNoWaits(dispute: Dispute): Waiting[] {
  const arbitrator = arbitratorOf(dispute);
  if (!arbitrator || !dispute.familyNo || dispute.familyNo.answeredAt !== undefined) return [];
  const { authority, personId } = arbitrator;
  return [{ step: 'read_family_no', authority, personId }];
}

/** Practitioners are asked by name, with their lead CAF contact in copy. */
function askedAt(
  { rung, asked }: Dispute,
  ladder: Ladder,
  authority: string,
): Pick<Waiting, 'role' | 'personId'>[] {
  return askedOn(ladder, rung).flatMap((role): Pick<Waiting, 'role' | 'personId'>[] => {
    const named = role === 'practitioner' ? namedOf(asked, authority) : undefined;
    return named?.map((personId) => ({ personId })) ?? [{ role }];
  });
}

/**
 * Who has not carried out what binds them. It stays due when it was first due, however often its
 * clock ran out since.
 */
function carryingOut(dispute: Dispute): Waiting[] {
  const binding = bindingOf(dispute);
  const dueAt = binding?.dueAt ?? (dispute.state === 'resolved' ? dispute.dueAt : undefined);
  return (binding?.parties ?? [])
    .filter(({ carriedOutAt }) => carriedOutAt === undefined)
    .map(({ authority }) => ({
      step: 'carry_out_outcome',
      authority,
      role: 'lead_caf_contact',
      ...(dueAt === undefined ? {} : { dueAt }),
    }));
}

/**
 * Whether a party has said something on the present rung that waits for nobody’s word but the
 * others’.
 */
export function hasAnswered(dispute: Dispute, authority: string): boolean {
  return (
    !owesAnswer(dispute, authority) && (dispute.rungs.at(-1)?.answered.includes(authority) ?? false)
  );
}

function owesAnswer({ offers }: Dispute, authority: string): boolean {
  return offers.some(
    (offer) =>
      offer.authority !== authority &&
      !offer.answers.some((one) => one.answer === 'rejects' || one.authority === authority),
  );
}
