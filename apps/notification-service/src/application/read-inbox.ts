import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import {
  answersForAll,
  type CountInboxPayload,
  type InboxCounts,
  type InboxItem,
  type InboxOrder,
  type InboxPage,
  type ListWaitsPayload,
  type ReadInboxPayload,
} from '@hub/contracts/notification';
import {
  type Caller,
  type Clock,
  type MessageContext,
  pageOf,
  type Place,
  readPage,
} from '@hub/use-case';
import { climbingTo } from '../domain/climbing.js';
import { dueBefore, dueSpans, inboxItem } from '../domain/inbox.js';
import type {
  InboxChoice,
  InboxOwner,
  NotificationWork,
  TeamRegister,
  WaitingItem,
} from './ports.js';

/** Stands for no clock: after every clock. */
export const NO_CLOCK = '9999-12-31T00:00:00.000Z';

/** What waits for a person, or for an authority where its case system asks. */
export class ReadInbox {
  constructor(
    private readonly work: NotificationWork,
    private readonly clock: Clock,
    private readonly teams: TeamRegister,
  ) {}

  async execute(
    { whose, ...query }: ReadInboxPayload,
    { caller }: MessageContext,
  ): Promise<InboxPage | Refusal> {
    const read = this.read(query);
    if (isRefusal(read)) return read;
    const chosen = await this.whose(whose, caller);
    if (isRefusal(chosen)) return chosen;
    const choice = { ...read, ...chosen };
    const { order = 'due' } = choice;
    return this.work.read(async ({ inbox }) => {
      const found = await inbox.of(ownerOf(caller, this.clock.now()), {
        ...choice,
        limit: choice.limit + 1,
      });
      return pageOf(found, choice.limit, PLACES[order], viewWaiting);
    });
  }

  /** What the authority of who asks waits for from others. */
  async ofOthers(
    { for: _others, ...query }: ListWaitsPayload,
    { caller }: MessageContext,
  ): Promise<InboxPage | Refusal> {
    const choice = this.read(query);
    if (isRefusal(choice)) return choice;
    return this.work.read(async ({ inbox }) => {
      const wanted = { ...choice, limit: choice.limit + 1 };
      const found = await inbox.awaitedBy(
        { authority: caller.authority, personId: caller.personId },
        wanted,
      );
      return pageOf(found, choice.limit, PLACES.due, viewWaiting);
    });
  }

  async count(
    { whose }: CountInboxPayload,
    { caller }: MessageContext,
  ): Promise<InboxCounts | Refusal> {
    const chosen = await this.whose(whose, caller);
    if (isRefusal(chosen)) return chosen;
    const now = this.clock.now();
    return this.work.read(async ({ inbox }) => {
      const workflows = await inbox.counts(ownerOf(caller, now), dueSpans(now), chosen);
      return {
        total: workflows.reduce((sum, { total }) => sum + total, 0),
        overdue: workflows.reduce((sum, { overdue }) => sum + overdue, 0),
        workflows,
      };
    });
  }

  private async whose(
    whose: ReadInboxPayload['whose'],
    { personId, roles }: Caller,
  ): Promise<Pick<InboxChoice, 'whose'> | Refusal> {
    switch (whose) {
      case undefined:
        return {};
      case 'borough':
        // A case system sees whatever waits at its authority anyway.
        return answersForAll(roles) || roles.includes('authority_system')
          ? { whose }
          : refuse('forbidden', 'Only who answers for all of an authority sees what waits there.');
      case 'team':
        return {
          whose: personId === undefined ? [] : [personId, ...(await this.teams.teamOf(personId))],
        };
    }
  }

  private read({
    workflow,
    due,
    mine,
    sort,
    ...query
  }: Omit<ReadInboxPayload, 'whose'>): InboxChoice | Refusal {
    const page = readPage(query);
    if (isRefusal(page)) return page;
    return {
      ...page,
      ...(workflow === undefined ? {} : { workflow }),
      ...(due === undefined ? {} : { dueBefore: dueBefore(due, this.clock.now()) }),
      ...(mine === undefined ? {} : { mine }),
      ...(sort === undefined ? {} : { order: sort }),
    };
  }
}

function ownerOf({ authority, personId, roles }: Caller, now: string): InboxOwner {
  return {
    authority,
    personId,
    roles: roles.includes('authority_system') ? undefined : roles,
    climbing: climbingTo(roles, now),
  };
}

function viewWaiting({ place: _place, ...item }: WaitingItem): InboxItem {
  return inboxItem(item);
}

/**
 * Where an item stands in a list, by its order. One thing may wait for several people, roles and
 * workflows at once, and each stands by itself.
 */
export const PLACES: Readonly<Record<InboxOrder, (item: WaitingItem) => Place>> = {
  due: ({ dueAt = NO_CLOCK, subject, workflow, place }) => ({
    ...{ at: dueAt, id: subject, row: [workflow, place] },
  }),
  waiting: ({ since, subject, workflow, place }) => ({
    ...{ at: since, id: subject, row: [workflow, place] },
  }),
};
