import type { DueSpan, InboxCount, OverdueFigures } from '@hub/contracts/notification';
import type { Place } from '@hub/use-case';
import type { ShieldChangedPayload } from '@hub/internal-messages';
import type {
  ClimbedByNow,
  InboxChoice,
  InboxOwner,
  InboxStore,
  Looking,
  PeopleShielded,
  WaitingItem,
} from '../application/ports.js';
import { PLACES } from '../application/read-inbox.js';
import { hasClimbed } from '../domain/climbing.js';
import type { Waits } from '../domain/inbox.js';

export class InMemoryInbox implements InboxStore, PeopleShielded {
  private kept: WaitingItem[] = [];
  private readonly shields = new Map<string, ShieldChangedPayload>();
  private readonly told = new Map<string, readonly string[]>();

  note(shield: ShieldChangedPayload): Promise<void> {
    const { episodeId, version } = shield;
    if ((this.shields.get(episodeId)?.version ?? 0) < version) this.shields.set(episodeId, shield);
    return Promise.resolve();
  }

  replace({ workflow, subject, episodeId, at, waits, told }: Waits): Promise<void> {
    this.told.set(`${workflow} ${subject}`, told);
    const isOf = (one: WaitingItem): boolean =>
      one.subject === subject && one.workflow === workflow;
    const before = this.kept.filter(isOf);
    const since = (step: string, authority: string): string =>
      before.find((one) => one.step === step && one.authority === authority)?.since ?? at;
    this.kept = [
      ...this.kept.filter((one) => !isOf(one)),
      ...waits.map((one, number) => ({
        ...one,
        place: number,
        workflow,
        subject,
        ...(episodeId === undefined ? {} : { episodeId }),
        since: since(one.step, one.authority),
      })),
    ];
    return Promise.resolve();
  }

  of(
    { authority, personId, roles, climbing }: InboxOwner,
    { mine: byName = false, whose, ...choice }: InboxChoice,
  ): Promise<WaitingItem[]> {
    const shown = this.kept.filter(
      (one) => one.authority === authority && this.isShown(one, personId),
    );
    if (!byName && whose !== undefined)
      return Promise.resolve(
        listed(
          shown.filter((one) => whose === 'borough' || whose.includes(one.personId ?? 'nobody')),
          choice,
        ),
      );
    const isMine = (one: WaitingItem): boolean => {
      if (byName || (roles !== undefined && one.personId !== undefined))
        return one.personId !== undefined && one.personId === personId;
      return roles === undefined || (one.role !== undefined && roles.includes(one.role));
    };
    const own = shown.filter(isMine);
    const isSame = (one: WaitingItem, other: WaitingItem): boolean =>
      one.subject === other.subject && one.workflow === other.workflow && one.step === other.step;
    const climbed = shown
      .filter((one) => !byName && hasClimbed(one, climbing))
      .filter((one) => !own.some((other) => isSame(one, other)))
      .map((one) => ({ ...one, climbed: true }));
    return Promise.resolve(listed([...own, ...climbed], choice));
  }

  awaitedBy({ authority, personId }: Looking, choice: InboxChoice): Promise<WaitingItem[]> {
    const owed = this.kept.filter(
      (one) =>
        one.authority !== authority &&
        this.isShown(one, personId) &&
        this.told.get(`${one.workflow} ${one.subject}`)?.includes(authority) === true,
    );
    return Promise.resolve(listed(owed, choice));
  }

  overdue(
    authority: string | undefined,
    { now, managers, heads }: ClimbedByNow,
  ): Promise<OverdueFigures[]> {
    const asked = this.kept.filter((one) => authority === undefined || one.authority === authority);
    const groups = Map.groupBy(asked, (one) => `${one.authority} ${one.workflow}`);
    const rows = [...groups]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, some]) => {
        const [{ authority: at, workflow }] = some as [WaitingItem];
        const late = some.flatMap(({ dueAt }) =>
          dueAt !== undefined && dueAt < now ? [dueAt] : [],
        );
        const [oldestDueAt] = late.sort();
        return {
          authority: at,
          workflow,
          waiting: some.length,
          overdue: late.length,
          atManagers: some.filter((one) => hasClimbed(one, managers)).length,
          atHeads: some.filter((one) => hasClimbed(one, heads)).length,
          ...(oldestDueAt === undefined ? {} : { oldestDueAt }),
        };
      });
    return Promise.resolve(rows);
  }

  async counts(
    owner: InboxOwner,
    { overdue, today, week }: Readonly<Record<DueSpan, string>>,
    choice: Pick<InboxChoice, 'whose'> = {},
  ): Promise<InboxCount[]> {
    const all = await this.of(owner, { ...choice, limit: Infinity });
    const kinds = [...new Set(all.map(({ workflow }) => workflow))].sort();
    return kinds.map((workflow) => {
      const some = all.filter((one) => one.workflow === workflow);
      const due = (before: string): number =>
        some.filter(({ dueAt }) => dueAt !== undefined && dueAt < before).length;
      return {
        workflow,
        total: some.length,
        mine: some.filter((one) => one.personId !== undefined && one.personId === owner.personId)
          .length,
        overdue: due(overdue),
        today: due(today),
        week: due(week),
      };
    });
  }

  private isShown({ episodeId = 'none' }: WaitingItem, personId: string | undefined): boolean {
    const { hiddenFromPeople = [] } = this.shields.get(episodeId) ?? {};
    return personId === undefined || !hiddenFromPeople.includes(personId);
  }
}

function listed(
  items: readonly WaitingItem[],
  { workflow, dueBefore, order = 'due', limit, after }: InboxChoice,
): WaitingItem[] {
  const place = PLACES[order];
  const key = ({ at, id, row: [kind = '', number = 0] = ['', 0] }: Place): string =>
    `${at} ${id} ${kind} ${String(number).padStart(9, '0')}`;
  return items
    .filter((one) => workflow === undefined || one.workflow === workflow)
    .filter(({ dueAt }) => dueBefore === undefined || (dueAt !== undefined && dueAt < dueBefore))
    .sort((a, b) => (key(place(a)) < key(place(b)) ? -1 : 1))
    .filter((one) => after === undefined || key(place(one)) > key(after))
    .slice(0, limit);
}
