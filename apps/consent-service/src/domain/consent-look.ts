import { ConsentLookPassed, ConsentSeen } from '@hub/contracts/consent';
import type { Waiting } from '@hub/contracts/shape';
import { type Caller, type Consequence, fact } from '@hub/use-case';

/** Who is to look at what a family said, and when they did. */
interface Look {
  readonly waiting: Readonly<Waiting>;
  readonly seenAt?: string;
}

export interface ConsentLooks {
  readonly consentId: string;
  readonly looks: readonly Look[];
}

/** Who answers for an episode. */
export interface Answering {
  readonly leadAuthority?: string;
  readonly leadProfessionalId?: string;
  /** Where it was started. */
  readonly startedBy?: string;
}

type Looker = Pick<Caller, 'authority' | 'personId' | 'roles'>;

/** Whoever leads, and the lead CAF contact of where it was started; who said it knows already. */
export function looksFor(
  consentId: string,
  { leadAuthority, leadProfessionalId: personId, startedBy }: Answering,
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
  const others = waits.filter((waiting) => !waitsFor(waiting, said));
  return { consentId, looks: others.map((waiting) => ({ waiting })) };
}

/** Whether it is for somebody to say that it was looked at. */
export function mayLook({ looks }: ConsentLooks, caller: Looker): boolean {
  return looks.some(({ waiting }) => isFor(waiting, caller));
}

/**
 * Whoever leads by now looks at it in place of who led, and nobody does from whom the episode is
 * hidden.
 */
export function passOn(
  known: ConsentLooks,
  episodeId: string,
  now: {
    readonly lead?: { readonly authority: string; readonly personId: string };
    readonly hiddenFrom?: readonly string[];
  },
): Consequence<ConsentLooks> {
  const { consentId } = known;
  const { lead, hiddenFrom = [] } = now;
  const next = known.looks
    .map((look) =>
      lead && isOfWhoLed(look, lead) ? { waiting: { ...look.waiting, ...lead } } : look,
    )
    .filter((look) => look.seenAt !== undefined || !hiddenFrom.includes(look.waiting.authority));
  if (
    next.length === known.looks.length &&
    next.every((look, place) => look === known.looks[place])
  )
    return { next: known, facts: [] };
  return changed(known, { consentId, looks: next }, { episodeId, hiddenFrom });
}

/** Whoever leads looks at it once more; it waits for them once. */
export function lookAnew(
  known: ConsentLooks,
  episodeId: string,
  lead: { readonly authority: string; readonly personId: string },
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

function isOfWhoLed({ waiting, seenAt }: Look, lead: { readonly personId: string }): boolean {
  const { personId } = waiting;
  return seenAt === undefined && personId !== undefined && personId !== lead.personId;
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
