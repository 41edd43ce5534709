import type { DisputeView } from '@hub/contracts/arbitration';
import type { Person } from '../../session/session-state.js';
import { partiesOf } from './dispute-words.js';

export const isUnsettled = ({ state }: DisputeView): boolean =>
  state === 'open' || state === 'arbitration';
export const isParty = (dispute: DisputeView, { authority }: Person): boolean =>
  partiesOf(dispute).includes(authority);
/** A party speaks through people of the step that it is on, or above. */
export const speaks = (dispute: DisputeView, person: Person): boolean =>
  isParty(dispute, person) && person.roles.some((role) => dispute.speakers.includes(role));
/** A step is left by its own people. */
export const climbs = (dispute: DisputeView, person: Person): boolean =>
  isParty(dispute, person) && person.roles.some((role) => dispute.climbers?.includes(role));
export const isArbitrator = ({ state, arbitrators }: DisputeView, { id }: Person): boolean =>
  state === 'arbitration' &&
  arbitrators.some((one) => one.personId === id && one.replacedBecause === undefined);

/** Offers that wait for a borough’s answer. */
export function offersFor({ offers }: DisputeView, authority: string): DisputeView['offers'] {
  return offers.filter(
    (offer) =>
      offer.authority !== authority &&
      offer.answers.every((one) => one.authority !== authority && one.answer === 'accepts'),
  );
}

/** What one’s borough began to say, and has not sent. */
export function draftOf({ statements }: DisputeView, { authority }: Person) {
  return statements.find((one) => !one.submitted && one.authority === authority);
}

/** Questions of the arbitrator that a borough has yet to answer. */
export function questionsFor({ questions = [] }: DisputeView, authority: string) {
  return questions.filter(
    ({ parties, answers }) =>
      parties.includes(authority) && answers.every((one) => one.authority !== authority),
  );
}
