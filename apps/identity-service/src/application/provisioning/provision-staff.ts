import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import { PersonEnded } from '@hub/contracts/identity';
import type { Provisioning } from '@hub/internal-messages';
import { type Clock, fact, type Ids, type MessageContext, type Outcome } from '@hub/use-case';
import {
  grantRole,
  isForgotten,
  isLive,
  keeperOf,
  provisionStaff,
  type ProvisioningKey,
  removeStaff,
  reviseStaff,
  rolesGiven,
} from '../../domain/people/provisioned.js';
import { staleFault, type Staff } from '../../domain/people/staff.js';
import type { IdentityStores, IdentityWork } from '../ports.js';
import type { Enrolment } from '../people/staff-ports.js';

type Work<R> = (stores: IdentityStores, key: ProvisioningKey) => Promise<Outcome<R> | Refusal>;

/** An authority's own directory keeps its staff; the client that asks is its key. */
export class ProvisionStaff {
  constructor(
    private readonly work: IdentityWork,
    private readonly enrolment: Enrolment,
    private readonly tools: { readonly clock: Clock; readonly ids: Ids },
  ) {}

  /** With means to sign in that nobody is told: whoever keeps staff gives them others. */
  async register(
    command: Provisioning.ProvisionPersonPayload,
    context: MessageContext,
  ): Promise<Provisioning.ProvisionedPerson | Refusal> {
    const { password, codeSecret } = this.enrolment.draw();
    const means = { passwordHash: await this.enrolment.hash(password), codeSecret };
    return this.change<Provisioning.ProvisionedPerson>(command, context, async (stores, key) => {
      const staff = provisionStaff(command, this.tools.ids.next(), key);
      if (isRefusal(staff)) return staff;
      const fault = await doubleIn(staff, stores);
      if (fault) return fault;
      if (!(await stores.staff.add(staff, means))) return refuse('username_taken');
      return done(staff);
    });
  }

  revise(
    command: Provisioning.ChangeProvisionedPayload,
    context: MessageContext,
  ): Promise<Provisioning.ProvisionedPerson | Refusal> {
    return this.change<Provisioning.ProvisionedPerson>(command, context, async (stores, key) => {
      const staff = await stores.staff.lock(command.personId);
      const revised = reviseStaff(staff, command, {
        by: keeperOf(key),
        at: this.tools.clock.now(),
      });
      if (isRefusal(revised)) return revised;
      const stale = staleFault(staff, context);
      if (stale) return stale;
      const fault = await doubleIn(revised, stores);
      if (fault) return fault;
      if (revised !== staff) await stores.staff.save(revised);
      return done(revised);
    });
  }

  end(
    command: Provisioning.EndProvisionedPayload,
    context: MessageContext,
  ): Promise<Provisioning.ProvisionedPerson | Refusal> {
    return this.change<Provisioning.ProvisionedPerson>(command, context, async (stores, key) => {
      const entry = await stores.register.lock(key.authority);
      const named = new Set(entry ? [entry.leadId, ...entry.deputyIds] : []);
      const staff = await stores.staff.lock(command.personId);
      const at = this.tools.clock.now();
      const ended = removeStaff(staff, command.forgotten, { by: keeperOf(key), at, named });
      if (isRefusal(ended)) return ended;
      const stale = staleFault(staff, context);
      if (stale) return stale;
      await stores.staff.save(ended);
      if (staff?.ended) return done(ended);
      const { id: personId, authority } = ended;
      const told = fact(PersonEnded, { personId, authority, endedAt: at }, [authority]);
      return { ...done(ended), facts: [told] };
    });
  }

  setRole(
    command: Provisioning.SetRolePayload,
    context: MessageContext,
  ): Promise<Provisioning.SetRoleReply | Refusal> {
    const { role, given, taken } = command;
    const wanted = new Map([
      ...taken.map((id) => [id, false] as const),
      ...given.map((id) => [id, true] as const),
    ]);
    return this.change<Provisioning.SetRoleReply>(command, context, async (stores, key) => {
      let changed = 0;
      const at = this.tools.clock.now();
      for (const [id, isGiven] of [...wanted].sort(([a], [b]) => (a < b ? -1 : 1))) {
        const staff = await stores.staff.lock(id);
        const isTheirs = staff?.authority === key.authority && !staff.ended;
        // There is nothing to take from who has left, or was never here.
        if (!isTheirs && !isGiven) continue;
        if (!isTheirs) return refuse('person_unknown');
        const granted = grantRole(staff, role, isGiven, { by: keeperOf(key), at });
        if (isRefusal(granted)) return granted;
        if (granted === staff) continue;
        await stores.staff.save(granted);
        changed += 1;
      }
      return { result: { changed }, facts: [] };
    });
  }

  list(
    { personId, offset, limit, ...sought }: Provisioning.ProvisionedQuery,
    { caller: { authority } }: MessageContext,
  ): Promise<Provisioning.ProvisionedPage> {
    return this.work.read(async ({ staff, provisioned }) => {
      if (personId !== undefined) {
        const one = await staff.find(personId);
        const found = one?.authority === authority && !isForgotten(one) ? [one] : [];
        return { total: found.length, items: found.map(viewOf) };
      }
      const username = sought.username?.toLowerCase();
      const page = await provisioned.page({
        ...sought,
        ...(username === undefined ? {} : { username }),
        ...{ authority, offset, limit },
      });
      return { total: page.total, items: page.staff.map(viewOf) };
    });
  }

  private change<R extends object>(
    command: object,
    context: MessageContext,
    work: Work<R>,
  ): Promise<R | Refusal> {
    return this.work.request<R>(context, command, async (stores) => {
      const key = await stores.provisioningKeys.find(context.caller.clientId);
      if (!key || !isLive(key, this.tools.clock.now())) return refuse('unauthenticated');
      await stores.provisioned.hold(key.authority);
      return work(stores, key);
    });
  }
}

async function doubleIn(
  staff: Staff,
  { staff: kept, provisioned }: IdentityStores,
): Promise<Refusal | undefined> {
  if (await kept.usernameTaken(staff)) return refuse('username_taken');
  const { authority, externalId } = staff;
  if (externalId === undefined) return undefined;
  const { staff: same } = await provisioned.page({ authority, externalId, offset: 0, limit: 2 });
  return same.some(({ id }) => id !== staff.id) ? refuse('external_id_taken') : undefined;
}

function done(staff: Staff): Outcome<Provisioning.ProvisionedPerson> {
  return { result: viewOf(staff), facts: [], evidence: { subject: staff.id } };
}

function viewOf(staff: Staff): Provisioning.ProvisionedPerson {
  const { id, username, externalId, contact, version } = staff;
  return {
    ...{ id, username, contact, version },
    ...(externalId === undefined ? {} : { externalId }),
    roles: rolesGiven(staff),
    active: staff.ended === undefined,
  };
}
