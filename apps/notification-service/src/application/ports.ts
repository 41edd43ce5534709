import type { Envelope, Role } from '@hub/contracts';
import type { ShieldChangedPayload } from '@hub/internal-messages';
import type {
  DueSpan,
  InboxCount,
  InboxItem,
  InboxOrder,
  OverdueFigures,
} from '@hub/contracts/notification';
import type { Place, UnitOfWork } from '@hub/use-case';
import type { Climbing } from '../domain/climbing.js';
import type { Delivery } from '../domain/delivery.js';
import type { Waits } from '../domain/inbox.js';
import type { ReminderStore } from './reminders/reminder-ports.js';

export interface StoredDelivery extends Delivery {
  /** Place in the authority's stream, from 1 without gaps. */
  readonly sequence: number;
}

export interface SentDelivery extends StoredDelivery {
  /**
   * When it was put into the authority's queue; a receipt may overtake that note, then when it was
   * confirmed.
   */
  readonly sentAt: string;
}

/** A delivery that is due again, as no receipt came. */
export interface DueDelivery extends StoredDelivery {
  readonly timesAgain: number;
}

/**
 * A delivery that was put into the authority's queue, and when it is due again; undefined where no
 * receipt is due.
 */
export interface Sending {
  readonly messageId: string;
  readonly againAt: string | undefined;
}

export interface DeliveryStore {
  /** Stores deliveries, each with the next place in its authority's stream. */
  add(deliveries: readonly Delivery[]): Promise<void>;
  /** The oldest deliveries to an authority that were not sent yet. */
  unsent(authority: string, limit: number): Promise<StoredDelivery[]>;
  authoritiesWithUnsent(): Promise<string[]>;
  /** Marks deliveries as sent; those marked before keep their instant. */
  markSent(authority: string, sendings: readonly Sending[], at: string): Promise<void>;
  authoritiesWithDue(at: string): Promise<string[]>;
  /** What was sent to an authority and is due again, in the order of its stream. */
  due(authority: string, at: string, limit: number): Promise<DueDelivery[]>;
  /**
   * Lets one copy of the service at a time send again to an authority, until an instant; false
   * where another does.
   */
  takeTurn(authority: string, at: string, until: string): Promise<boolean>;
  /** Marks deliveries as sent once more; what was confirmed meanwhile stays as it is. */
  markSentAgain(authority: string, sendings: readonly Sending[]): Promise<void>;
  /**
   * Takes deliveries of these types that were sent before an instant and not confirmed, each once.
   */
  takeUnconfirmed(
    types: readonly string[],
    sentBefore: string,
    limit: number,
  ): Promise<SentDelivery[]>;
  /**
   * Marks a delivery as confirmed, the first time it is; undefined where this authority was never
   * sent it.
   */
  markConfirmed(
    authority: string,
    messageId: string,
    at: string,
  ): Promise<{ readonly delivery: SentDelivery; readonly firstTime: boolean } | undefined>;
}

export interface WaitingItem extends Omit<InboxItem, 'why' | 'path'> {
  /** Which it is of what its workflow waits for. */
  readonly place: number;
}

/** For whom something may wait: a person by name or by role, or an authority as a whole. */
export interface InboxOwner {
  readonly authority: string;
  readonly personId: string | undefined;
  /** Undefined where whatever waits for the authority is wanted. */
  readonly roles: readonly Role[] | undefined;
  /** What of others’ is overdue, and has climbed to them. */
  readonly climbing: readonly Climbing[];
}

/** Which of what waits, and in which order. */
export interface InboxChoice {
  readonly workflow?: InboxItem['workflow'];
  readonly dueBefore?: string;
  /** What waits for the person by name alone. */
  readonly mine?: boolean;
  /** What waits by name for any of these; or whatever waits at the authority. */
  readonly whose?: readonly string[] | 'borough';
  readonly order?: InboxOrder;
  readonly limit: number;
  readonly after?: Place;
}

/** What counts as overdue now, and as having climbed. */
export interface ClimbedByNow {
  readonly now: string;
  readonly managers: readonly Climbing[];
  readonly heads: readonly Climbing[];
}

/** Who looks: an authority, and who of its people where a person does. */
export type Looking = Pick<InboxOwner, 'authority' | 'personId'>;

export interface InboxStore {
  /**
   * Puts what a workflow waits for in the place of what it waited for; what waits on keeps its
   * beginning.
   */
  replace(waits: Waits): Promise<void>;
  of(owner: InboxOwner, choice: InboxChoice): Promise<WaitingItem[]>;
  /** What others must do in workflows that the authority was told of; what is due first, first. */
  awaitedBy(owner: Looking, choice: InboxChoice): Promise<WaitingItem[]>;
  /** By authority and kind; of one authority, or of all. */
  overdue(authority: string | undefined, climbed: ClimbedByNow): Promise<OverdueFigures[]>;
  /** By kind, in the order of their names. */
  counts(
    owner: InboxOwner,
    spans: Readonly<Record<DueSpan, string>>,
    choice?: Pick<InboxChoice, 'whose'>,
  ): Promise<InboxCount[]>;
}

/** Single people from whom episodes are hidden. */
export interface PeopleShielded {
  /** An older version changes nothing. */
  note(shield: ShieldChangedPayload): Promise<void>;
}

/** Whose manager somebody is, as identity-service knows it. */
export interface TeamRegister {
  teamOf(personId: string): Promise<readonly string[]>;
}

export interface NotificationStores {
  readonly reminders: ReminderStore;
  readonly deliveries: DeliveryStore;
  readonly inbox: InboxStore;
  readonly shields: PeopleShielded;
}

export type NotificationWork = UnitOfWork<NotificationStores>;

/** Puts messages into a member's own queue. */
export interface MemberQueues {
  /** Resolves once the broker has stored the message; rejects where that is not certain. */
  put(authority: string, envelope: Envelope): Promise<void>;
  /**
   * Whether the queue holds nothing, neither waiting nor with its reader; rejects where the broker
   * does not say.
   */
  isEmpty(authority: string): Promise<boolean>;
}

/** Wakes the sender of an authority. */
export interface DeliveryBell {
  ring(authorities: readonly string[]): void;
}
