import type { Clock } from '@hub/use-case';
import { climbingTo } from '../../domain/climbing.js';
import { dueBefore, dueSpans } from '../../domain/inbox.js';
import { DEFAULT_TIMES, digestDue } from '../../domain/reminders/digest-times.js';
import type { NotificationWork } from '../ports.js';
import { digestKey, type Colleague, type StaffRegister } from './reminder-ports.js';

const AT_ONCE = 100;
const KEPT_MS = 90 * 24 * 60 * 60_000;

/**
 * Decides, once for each person and moment, whether anything is due of which a digest is to tell.
 */
export class PlanDigests {
  constructor(
    private readonly work: NotificationWork,
    private readonly staff: StaffRegister,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<void> {
    const now = this.clock.now();
    const before = new Date(Date.parse(now) - KEPT_MS).toISOString();
    await this.work.repeatable(({ reminders }) => reminders.forget(before));
    const today = dueBefore('today', now);
    const authorities = await this.work.read(({ reminders }) =>
      reminders.authoritiesWithDue(today),
    );
    for (const authority of authorities) {
      let some: Colleague[] = [];
      for await (const person of this.staff.atWork(authority)) {
        some.push(person);
        if (some.length < AT_ONCE) continue;
        await this.decide(some, now);
        some = [];
      }
      await this.decide(some, now);
    }
  }

  private async decide(people: readonly Colleague[], now: string): Promise<void> {
    if (people.length === 0) return;
    await this.work.repeatable(async ({ reminders, inbox }) => {
      const chosen = await reminders.timesOf(people.map(({ personId }) => personId));
      const due = people.flatMap((person) => {
        const at = digestDue(chosen.get(person.personId) ?? DEFAULT_TIMES, now);
        return at === undefined ? [] : [{ ...person, at }];
      });
      const decided = await reminders.decided(due);
      for (const { personId, authority, roles, at } of due) {
        if (decided.has(digestKey({ personId, at }))) continue;
        const owner = { authority, personId, roles, climbing: climbingTo(roles, now) };
        const counts = await inbox.counts(owner, dueSpans(now));
        const overdue = counts.reduce((sum, one) => sum + one.overdue, 0);
        const byTonight = counts.reduce((sum, one) => sum + one.today, 0);
        const today = byTonight - overdue;
        await reminders.note({ kind: 'due', personId, authority, at, overdue, today });
      }
    });
  }
}
