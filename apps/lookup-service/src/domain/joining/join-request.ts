import { CLIMB_ROLES, type Role } from '@hub/contracts';
import type {
  JOIN_DECLINES,
  JOIN_HINDRANCES,
  JOIN_STATES,
  JOIN_WISHES,
} from '@hub/contracts/lookup';
import type { ClosedDays } from '@hub/contracts/identity';
import type { Waiting } from '@hub/contracts/shape';
import type { Caller } from '@hub/use-case';
import { WorkingTime } from '@hub/working-time';

interface Asking {
  readonly id: string;
  readonly lookupId: string;
  /** The record, as the lookup shows it. */
  readonly authority: string;
  readonly reference: string;
  /** The authority that leads it. */
  readonly answers: string;
  /** Who leads it, where the hub knows that. */
  readonly leadPersonId?: string;
  readonly wish: (typeof JOIN_WISHES)[number];
  readonly askedBy: string;
  readonly askerId: string;
  readonly askedAt: string;
  readonly dueAt: string;
  /** Days on which whoever leads is closed: the clock leaves them out. */
  readonly notCounted?: ClosedDays[];
  /** How often nobody had answered when that was due. */
  readonly missed: number;
}

interface By {
  readonly answeredBy: string;
  readonly answeredAt: string;
  /** Whether who asked has seen it. */
  readonly seen: boolean;
}

/** Whether who asked is in the team of an episode of the hub, or what hinders it. */
export type Admission = 'asked' | 'joined' | (typeof JOIN_HINDRANCES)[number];

/** What was said last; a decline says why. */
export type JoinAnswer =
  | { readonly outcome: 'will_ring' | 'rang' }
  | { readonly outcome: 'joins'; readonly admission?: Admission }
  | { readonly outcome: 'declined'; readonly because: (typeof JOIN_DECLINES)[number] };

export type JoinRequest = Asking & {
  readonly answer?: JoinAnswer & By;
  /** When its lookup was withdrawn, where it was open then. */
  readonly endedAt?: string;
};

/** From which height on a role sees a request of its authority. */
const SEEN_FROM: Partial<Record<Role, number>> = {
  lead_caf_contact: -1,
  service_manager: 1,
  head_of_service: 2,
};

/** Nobody has answered yet, or only promised to ring. */
export function isOpen({ answer, endedAt }: JoinRequest): boolean {
  return endedAt === undefined && (answer === undefined || answer.outcome === 'will_ring');
}

export function stateOf(request: JoinRequest, now: string): (typeof JOIN_STATES)[number] {
  if (!isOpen(request)) return 'closed';
  return request.dueAt < now ? 'overdue' : 'open';
}

/** How far it has climbed: 0 with the lead CAF contact, less with who leads. */
function heightOf({ leadPersonId, missed }: JoinRequest): number {
  return leadPersonId === undefined ? missed : missed - 1;
}

/** Who leads, and one more each time that nobody has answered; those on whom it was stay asked. */
export function answeringOf(request: JoinRequest): Pick<Waiting, 'personId' | 'role'>[] {
  const { leadPersonId } = request;
  const roles = CLIMB_ROLES.slice(0, heightOf(request) + 1).map((role) => ({ role }));
  return leadPersonId === undefined ? roles : [{ personId: leadPersonId }, ...roles];
}

/** When one more is asked; never once all are. */
export function alarmOf(request: JoinRequest): string | undefined {
  if (!isOpen(request) || heightOf(request) >= CLIMB_ROLES.length - 1) return undefined;
  const { dueAt, missed } = request;
  return missed === 0 ? dueAt : new WorkingTime().addDays(dueAt, missed);
}

/** The least height at which a request of their authority shows to who holds these roles. */
export function seenFrom(roles: readonly Role[]): number | undefined {
  const heights = roles.flatMap((role) => SEEN_FROM[role] ?? []);
  return heights.length === 0 ? undefined : Math.min(...heights);
}

/** Whether it is theirs to answer: who leads, and those of their authority whom it has reached. */
export function isAsked(
  request: JoinRequest,
  { authority, personId, roles }: Pick<Caller, 'authority' | 'personId' | 'roles'>,
): boolean {
  if (request.answers !== authority || personId === undefined) return false;
  const from = seenFrom(roles);
  return request.leadPersonId === personId || (from !== undefined && heightOf(request) >= from);
}
