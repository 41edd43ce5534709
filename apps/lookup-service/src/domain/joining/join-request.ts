import type {
  JOIN_DECLINES,
  JOIN_HINDRANCES,
  JOIN_STATES,
  JOIN_WISHES,
} from '@hub/contracts/lookup';

interface Asking {
  readonly id: string;
  readonly lookupId: string;
  /** The record, as the lookup shows it. */
  readonly authority: string;
  readonly reference: string;
  /** The authority that leads it. */
  readonly answers: string;
  readonly wish: (typeof JOIN_WISHES)[number];
  readonly askedBy: string;
  readonly askerId: string;
  readonly askedAt: string;
  readonly dueAt: string;
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

/** Nobody has answered yet, or only promised to ring. */
export function isOpen({ answer, endedAt }: JoinRequest): boolean {
  return endedAt === undefined && (answer === undefined || answer.outcome === 'will_ring');
}

export function stateOf(request: JoinRequest, now: string): (typeof JOIN_STATES)[number] {
  if (!isOpen(request)) return 'closed';
  return request.dueAt < now ? 'overdue' : 'open';
}
