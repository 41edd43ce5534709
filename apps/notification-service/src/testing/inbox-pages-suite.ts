import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Waiting } from '@hub/contracts/shape';
import { testId } from '@hub/testing';
import type {
  InboxChoice,
  InboxOwner,
  NotificationStores,
  WaitingItem,
} from '../application/ports.js';
import { PLACES } from '../application/read-inbox.js';
import { climbingTo } from '../domain/climbing.js';

const NOW = '2026-03-09T17:00:00.000Z';
const [SOON, LATE] = ['2026-03-09T09:00:00.000Z', '2026-03-02T09:00:00.000Z'];
const ROLES = ['lead_caf_contact', 'service_manager'] as const;

const whose = fc.oneof(
  fc.constantFrom(...ROLES).map((role) => ({ role })),
  fc.integer({ min: 5, max: 6 }).map((person) => ({ personId: testId(person) })),
);
const waiting = fc.record({
  whose,
  step: fc.constantFrom('assess_breach' as const, 'nominate' as const),
  dueAt: fc.constantFrom(SOON, LATE, undefined),
});
/** Many rows of few subjects, instants, roles and people. */
const told = fc.record({
  workflow: fc.constantFrom('transfer' as const, 'breach' as const),
  subject: fc.integer({ min: 71, max: 74 }),
  at: fc.constantFrom(SOON, LATE),
  waits: fc.array(waiting, { maxLength: 6 }),
});

/** However an inbox is cut into pages, each row stands on one of them. */
export function inboxPagesSuite(open: () => Pick<NotificationStores, 'inbox'>): void {
  let runs = 0;
  it.each(['due', 'waiting'] as const)(
    'gives every row once, whatever the pages, by what is %s first',
    async (order) => {
      const facts = fc.array(told, { minLength: 4, maxLength: 8 });
      const size = fc.integer({ min: 1, max: 4 });
      await fc.assert(
        fc.asyncProperty(facts, size, async (some, limit) => {
          const authority = `T${String(runs++)}`;
          await tell(open(), authority, some);
          for (const { read, total } of listsOf(open(), authority)) {
            const whole = await read({ order, limit: 1_000 });
            expect(await pagesOf(read, { order, limit })).toEqual(whole);
            const counted = await total();
            if (counted !== undefined) expect(counted).toBe(whole.length);
          }
        }),
        { numRuns: 25 },
      );
    },
  );
}

async function tell(
  { inbox }: Pick<NotificationStores, 'inbox'>,
  authority: string,
  facts: readonly (typeof told extends fc.Arbitrary<infer F> ? F : never)[],
): Promise<void> {
  for (const { workflow, subject, at, waits } of facts)
    await inbox.replace({
      ...{ workflow, subject: testId(subject), at, told: [`${authority}-told`] },
      waits: waits.map(({ whose: owner, step, dueAt }): Waiting => ({
        ...{ step, authority, ...owner },
        ...(dueAt === undefined ? {} : { dueAt }),
      })),
    });
}

/** Each way in which what waits at an authority is listed, and how it is counted. */
function listsOf({ inbox }: Pick<NotificationStores, 'inbox'>, authority: string) {
  const spans = { overdue: NOW, today: NOW, week: NOW };
  const list = (owner: Partial<InboxOwner>, choice: Pick<InboxChoice, 'whose'> = {}) => {
    const whole = { authority, personId: testId(5), roles: undefined, climbing: [], ...owner };
    return {
      read: (page: InboxChoice) => inbox.of(whole, { ...page, ...choice }),
      total: async (): Promise<number | undefined> =>
        (await inbox.counts(whole, spans, choice)).reduce((sum, { total }) => sum + total, 0),
    };
  };
  return [
    list({ personId: undefined }),
    list({ roles: ROLES }),
    list({ roles: ['service_manager'], climbing: climbingTo(['service_manager'], NOW) }),
    list({ roles: ['practitioner'] }, { whose: 'borough' }),
    list({ roles: ['practitioner'] }, { whose: [testId(5), testId(6)] }),
    {
      read: (page: InboxChoice) =>
        inbox.awaitedBy({ authority: `${authority}-told`, personId: testId(5) }, page),
      total: () => Promise.resolve(undefined),
    },
  ];
}

async function pagesOf(
  read: (choice: InboxChoice) => Promise<WaitingItem[]>,
  choice: InboxChoice & { readonly order: keyof typeof PLACES },
): Promise<WaitingItem[]> {
  const all: WaitingItem[] = [];
  for (;;) {
    const last = all.at(-1);
    const after = last && PLACES[choice.order](last);
    const page = await read(after ? { ...choice, after } : choice);
    if (page.length === 0) return all;
    all.push(...page);
  }
}
