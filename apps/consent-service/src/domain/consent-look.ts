import { ConsentLookPassed, ConsentSeen } from '@hub/contracts/consent';
import type { Waiting } from '@hub/contracts/shape';
import { type Caller, type Consequence, fact } from '@hub/use-case';

/** Who is to look at what a family said, and when they did. */
interface Look {
  readonly waiting: Readonly<Waiting>;
  /** It waits for whoever coordinates the episode. */
  readonly coordinates?: true;
  readonly seenAt?: string;
}

export interface ConsentLooks {
  readonly consentId: string;
  readonly looks: readonly Look[];
}

/** A person who works with the child of an episode, and for whom. */
export interface Working {
  readonly authority: string;
  readonly personId: string;
}

/** Who answers for an episode. */
export interface Answering {
  readonly leadAuthority?: string;
  readonly leadProfessionalId?: string;
  readonly coordinator?: Working;
  /** Where it was started. */
  readonly startedBy?: string;
}

type Looker = Pick<Caller, 'authority' | 'personId' | 'roles'>;

/**
 * Whoever leads, whoever coordinates, and the lead CAF contact of where it was started; who said it
 * knows already.
 */
export function looksFor(
  consentId: string,
  { leadAuthority, leadProfessionalId: personId, coordinator, startedBy }: Answering,
  said: Looker,
): ConsentLooks {
  const contactOf = (authority: string): Waiting => ({
    step: 'look_at_consent',
    authority,
    role: 'lead_caf_contact',
  });
  const waits: Waiting[] = [];
  if (leadAuthority !== undefined && personId !== undefined)
    waits.push({ step: 'look_at_consent', authority: leadAuthority, personId });
  else if (leadAuthority !== undefined) waits.push(contactOf(leadAuthority));
  if (startedBy !== undefined && (personId !== undefined || startedBy !== leadAuthority))
    waits.push(contactOf(startedBy));
  const looks: Look[] = [
    ...waits.map((waiting) => ({ waiting })),
    ...(coordinator && coordinator.personId !== personId ? [lookOfCoordinator(coordinator)] : []),
  ];
  return { consentId, looks: looks.filter(({ waiting }) => !waitsFor(waiting, said)) };
}

function lookOfCoordinator({ authority, personId }: Working): Look {
  return { waiting: { step: 'look_at_consent', authority, personId }, coordinates: true };
}

/** Whether it is for somebody to say that it was looked at. */
export function mayLook({ looks }: ConsentLooks, caller: Looker): boolean {
  return looks.some(({ waiting }) => isFor(waiting, caller));
}

/**
 * Whoever leads or coordinates by now looks at it in place of who did, and nobody does from whom
 * the episode is hidden.
 */
export function passOn(
  known: ConsentLooks,
  episodeId: string,
  now: {
    readonly lead?: Working;
    readonly coordinator?: Working;
    readonly hiddenFrom?: readonly string[];
  },
): Consequence<ConsentLooks> {
  const { consentId } = known;
  const { lead, coordinator, hiddenFrom = [] } = now;
  const next = known.looks
    .flatMap((look) => passToCoordinator(look, coordinator))
    .map((look) =>
      lead && isOfWhoLed(look, lead) ? { waiting: { ...look.waiting, ...lead } } : look,
    )
    .filter((look) => look.seenAt !== undefined || !hiddenFrom.includes(look.waiting.authority))
    .filter((look, _, all) => !look.coordinates || !waitsTwice(look, all));
  if (
    next.length === known.looks.length &&
    next.every((look, place) => look === known.looks[place])
  )
    return { next: known, facts: [] };
  return changed(known, { consentId, looks: next }, { episodeId, hiddenFrom });
}

/** Whether it waits for the same person as the lead, too. */
function waitsTwice({ waiting, seenAt }: Look, all: readonly Look[]): boolean {
  return all.some(
    (other) =>
      !other.coordinates &&
      other.seenAt === undefined &&
      seenAt === undefined &&
      other.waiting.personId === waiting.personId,
  );
}

/** What waits for who coordinated waits for whoever does now, and for nobody where nobody does. */
function passToCoordinator(look: Look, coordinator: Working | undefined): Look[] {
  if (!look.coordinates || look.seenAt !== undefined) return [look];
  if (!coordinator) return [];
  const isSame = coordinator.personId === look.waiting.personId;
  return [isSame ? look : lookOfCoordinator(coordinator)];
}

/** Whoever leads looks at it once more; it waits for them once. */
export function lookAnew(
  known: ConsentLooks,
  episodeId: string,
  lead: Working,
): Consequence<ConsentLooks> {
  const waits = known.looks.some(
    ({ waiting, seenAt }) => seenAt === undefined && waiting.personId === lead.personId,
  );
  if (waits) return { next: known, facts: [] };
  const waiting = { step: 'look_at_consent', ...lead } as const;
  const next = { ...known, looks: [...known.looks, { waiting }] };
  return changed(known, next, { episodeId, hiddenFrom: [] });
}

/** Nobody has to look at it any more: nothing of its episode goes on. */
export function endLooks(
  known: ConsentLooks,
  episodeId: string,
  hiddenFrom: readonly string[],
): Consequence<ConsentLooks> {
  const seen = known.looks.filter(({ seenAt }) => seenAt !== undefined);
  if (seen.length === known.looks.length) return { next: known, facts: [] };
  return changed(known, { ...known, looks: seen }, { episodeId, hiddenFrom });
}

function changed(
  before: ConsentLooks,
  next: ConsentLooks,
  { episodeId, hiddenFrom }: { episodeId: string; hiddenFrom: readonly string[] },
): Consequence<ConsentLooks> {
  const told = [...before.looks, ...next.looks].map(({ waiting }) => waiting.authority);
  const recipients = [...new Set(told)].filter((authority) => !hiddenFrom.includes(authority));
  const payload = { consentId: next.consentId, episodeId, waits: waitsOf(next) };
  return { next, facts: [fact(ConsentLookPassed, payload, recipients)] };
}

function isOfWhoLed({ waiting, coordinates, seenAt }: Look, lead: Working): boolean {
  const { personId } = waiting;
  if (coordinates || seenAt !== undefined) return false;
  return personId !== undefined && personId !== lead.personId;
}

/** Somebody has seen it; a second time it stays as it is. */
export function see(
  known: ConsentLooks,
  { caller, episodeId, at }: { caller: Looker; episodeId: string; at: string },
): Consequence<ConsentLooks> {
  const { consentId } = known;
  const isNew = (look: Look): boolean => look.seenAt === undefined && isFor(look.waiting, caller);
  if (!known.looks.some(isNew)) return { next: known, facts: [] };
  const looks = known.looks.map((look) => (isNew(look) ? { ...look, seenAt: at } : look));
  const next = { consentId, looks };
  const told = [...new Set(looks.map(({ waiting }) => waiting.authority))];
  return {
    next,
    facts: [fact(ConsentSeen, { consentId, episodeId, waits: waitsOf(next) }, told)],
  };
}

export function waitsOf({ looks }: ConsentLooks): Waiting[] {
  return looks.filter(({ seenAt }) => seenAt === undefined).map(({ waiting }) => ({ ...waiting }));
}

function waitsFor({ authority, personId, role }: Waiting, caller: Looker): boolean {
  if (authority !== caller.authority) return false;
  return personId === undefined
    ? role !== undefined && caller.roles.includes(role)
    : personId === caller.personId;
}

/** A lead CAF contact answers for whoever of their authority was to look at it and is gone. */
function isFor(waiting: Waiting, caller: Looker): boolean {
  const isContact = caller.roles.includes('lead_caf_contact');
  return waitsFor(waiting, caller) || (isContact && waiting.authority === caller.authority);
}
