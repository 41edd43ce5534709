import { isRefusal, type Refusal } from '@hub/contracts';
import type { InboxItem, InboxPage } from '@hub/contracts/notification';
import type { PageQuery } from '@hub/contracts/shape';
import { type MessageContext, pageOf, type Place, readPage } from '@hub/use-case';
import { inboxItem } from '../domain/inbox.js';
import type { NotificationWork } from './ports.js';

/** Stands for no clock: after every clock. */
export const NO_CLOCK = '9999-12-31T00:00:00.000Z';

/** What waits for a person, or for an authority where its case system asks. */
export class ReadInbox {
  constructor(private readonly work: NotificationWork) {}

  async execute(query: PageQuery, { caller }: MessageContext): Promise<InboxPage | Refusal> {
    const page = readPage(query);
    if (isRefusal(page)) return page;
    const { authority, personId } = caller;
    const roles = caller.roles.includes('authority_system') ? undefined : caller.roles;
    return this.work.read(async ({ inbox }) =>
      pageOf(
        await inbox.of({ authority, personId, roles }, page.limit + 1, page.after),
        page.limit,
        placeOf,
        inboxItem,
      ),
    );
  }
}

export function placeOf({ dueAt, subject }: Pick<InboxItem, 'dueAt' | 'subject'>): Place {
  return { at: dueAt ?? NO_CLOCK, id: subject };
}
