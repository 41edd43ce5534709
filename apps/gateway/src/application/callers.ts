import { type Refusal, refuse } from '@hub/contracts';
import type { PersonView } from '@hub/internal-messages';
import { asPerson, type Caller } from '@hub/use-case';
import type { AccessToken } from '@hub/security';
import { provesTwoFactors } from '../domain/sign-in/factors.js';
import type { People } from './ports.js';

/**
 * Establishes who is calling; roles always come from identity-service, never from a token or a
 * message.
 */
export class Callers {
  constructor(private readonly people: People) {}

  /** @param actingPerson for a case system: the person it acts for */
  async fromToken(token: AccessToken, actingPerson: string | undefined): Promise<Caller | Refusal> {
    if (token.kind === 'system') {
      return this.ofSystem(
        { authority: token.authority, clientId: token.clientId, door: 'http' },
        actingPerson,
      );
    }
    if (!provesTwoFactors(token.methods)) {
      return refuse('unauthenticated', 'A second factor is required.');
    }
    const person = await this.people.find(token.subject);
    if (person?.authority !== token.authority) return refuse('unauthenticated');
    if (!signInCounts(token.signedInAt, person)) return refuse('unauthenticated', 'Sign in again.');
    return { ...asPerson(person), clientId: token.clientId, door: 'http' };
  }

  /** A case system acts for itself, or for a person of its own authority. */
  async ofSystem(
    system: Pick<Caller, 'authority' | 'clientId' | 'door'>,
    actingPerson: string | undefined,
  ): Promise<Caller | Refusal> {
    if (actingPerson === undefined)
      return { ...system, roles: ['authority_system'], verified: true };
    const person = await this.people.find(actingPerson);
    if (person?.authority !== system.authority) {
      return refuse('forbidden', 'A case system acts only for people of its own authority.');
    }
    return { ...system, ...asPerson(person) };
  }
}

/**
 * Whether somebody is still in who signed in then, in seconds. A sign-in is known to the whole
 * second: whoever signs in within the second of a change does so once more.
 */
export function signInCounts(
  signedInAt: number,
  { signInsFrom }: Pick<PersonView, 'signInsFrom'>,
): boolean {
  return signInsFrom === undefined || signedInAt * 1_000 >= Date.parse(signInsFrom);
}
