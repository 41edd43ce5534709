import type { InboxItem } from '@hub/contracts/notification';
import type { Place } from '@hub/use-case';
import type { InboxOwner, InboxStore } from '../application/ports.js';
import { placeOf } from '../application/read-inbox.js';
import type { Waits } from '../domain/inbox.js';

type StoredItem = Omit<InboxItem, 'why' | 'path'>;

export class InMemoryInbox implements InboxStore {
  private kept: StoredItem[] = [];

  replace({ workflow, subject, episodeId, at, waits }: Waits): Promise<void> {
    const isOf = (one: StoredItem): boolean => one.subject === subject && one.workflow === workflow;
    const before = this.kept.filter(isOf);
    const since = (step: string, authority: string): string =>
      before.find((one) => one.step === step && one.authority === authority)?.since ?? at;
    this.kept = [
      ...this.kept.filter((one) => !isOf(one)),
      ...waits.map((one) => ({
        ...one,
        workflow,
        subject,
        ...(episodeId === undefined ? {} : { episodeId }),
        since: since(one.step, one.authority),
      })),
    ];
    return Promise.resolve();
  }

  of(
    { authority, personId, roles }: InboxOwner,
    limit: number,
    after?: Place,
  ): Promise<StoredItem[]> {
    const key = ({ at, id }: Place): string => `${at} ${id}`;
    const mine = this.kept.filter((one) => {
      if (one.authority !== authority) return false;
      if (roles === undefined) return true;
      return one.personId === undefined
        ? one.role !== undefined && roles.includes(one.role)
        : one.personId === personId;
    });
    const sorted = mine.sort((a, b) => (key(placeOf(a)) < key(placeOf(b)) ? -1 : 1));
    return Promise.resolve(
      sorted.filter((one) => after === undefined || key(placeOf(one)) > key(after)).slice(0, limit),
    );
  }
}
