import { isRefusal, type Refusal, refuse, refuseStale, type Role } from '@hub/contracts';
import {
  type ChangePersonPayload,
  type EndPersonPayload,
  type EnrolledPerson,
  PersonEnded,
  type RegisterPersonPayload,
  type RenewSignInPayload,
  type StaffPayload,
  type StaffView,
  type VerifyPersonPayload,
} from '@hub/contracts/identity';
import { SignIns } from '@hub/internal-messages';
import {
  type Clock,
  type Fact,
  fact,
  type Ids,
  type MessageContext,
  type Outcome,
} from '@hub/use-case';
import { londonDate } from '@hub/working-time';
import {
  changeStaff,
  endStaff,
  staleFault,
  type Keeper,
  registerStaff,
  type Staff,
  type StaffTerms,
  verifyStaff,
} from '../../domain/people/staff.js';
import { renewAlone, renewPosts } from '../../domain/people/posts.js';
import type { IdentityStores, IdentityWork } from '../ports.js';
import { keeperIn } from './keeper-in.js';
import { viewOne } from './read-staff.js';
import { readLeads } from './staff-now.js';
import type { Enrolment, KeptMeans, SignInMeans } from './staff-ports.js';

/** Who verifies the first of an authority, unverified as they are. */
const FIRST: readonly Role[] = ['service_manager', 'head_of_service'];

interface Change {
  readonly staff: Staff;
  readonly facts?: readonly Fact[];
}

type Decide = (
  staff: Staff | undefined,
  by: Keeper,
  stores: IdentityStores,
) => Change | Refusal | Promise<Change | Refusal>;

/** An authority keeps its own staff: who joins, what they do, who is verified, who leaves. */
export class KeepStaff {
  constructor(
    private readonly work: IdentityWork,
    private readonly enrolment: Enrolment,
    private readonly tools: { readonly clock: Clock; readonly ids: Ids },
  ) {}

  async register(
    command: RegisterPersonPayload,
    context: MessageContext,
  ): Promise<EnrolledPerson | Refusal> {
    const drawn = await this.draw();
    const { caller: by } = context;
    return this.work.request(context, command, async (stores) => {
      const staff = registerStaff(command, { id: this.tools.ids.next(), by });
      if (isRefusal(staff)) return staff;
      const fault = await faultIn(command, staff, stores);
      if (fault) return fault;
      const isTaken =
        (await stores.staff.usernameTaken(staff)) || !(await stores.staff.add(staff, drawn.kept));
      if (isTaken) return refuse('username_taken');
      return this.done<EnrolledPerson>(stores, { staff }, drawn.means);
    });
  }

  change(command: ChangePersonPayload, context: MessageContext): Promise<StaffView | Refusal> {
    const { personId: _person, ...terms } = command;
    return this.keep(command, context, async (staff, by, stores) => {
      const changed = changeStaff(staff, terms, by, this.tools.clock.now());
      if (isRefusal(changed)) return changed;
      if (staff?.version !== context.expectedVersion) return refuseStale(changed.version - 1);
      return (await faultIn(terms, changed, stores)) ?? { staff: changed };
    });
  }

  verify(command: VerifyPersonPayload, context: MessageContext): Promise<StaffView | Refusal> {
    return this.keep(command, context, async (staff, by, stores) => {
      const isLeft =
        context.caller.verified || (command.verified && (await this.isFirst(by, stores)));
      if (!isLeft) return refuse('not_verified');
      const verified = verifyStaff(staff, command.verified, by, londonDate(this.tools.clock.now()));
      return isRefusal(verified) ? verified : { staff: verified };
    });
  }

  /** Somebody must begin, where an authority has nobody verified to do so. */
  private async isFirst({ authority, roles }: Keeper, stores: IdentityStores): Promise<boolean> {
    if (!roles.some((role) => FIRST.includes(role))) return false;
    const leads = await readLeads(stores.register, authority, this.tools.clock.now());
    return !(await stores.staff.hasVerifiedKeeper(authority, [...(leads ?? [])]));
  }

  end(command: EndPersonPayload, context: MessageContext): Promise<StaffView | Refusal> {
    return this.keep(command, context, async (staff, by, { register }) => {
      const entry = await register.lock(by.authority);
      const named = new Set(entry ? [entry.leadId, ...entry.deputyIds] : []);
      const at = this.tools.clock.now();
      const ended = endStaff(staff, command.because, { by, at, named });
      if (isRefusal(ended)) return ended;
      const { id: personId, authority } = ended;
      const told = fact(PersonEnded, { personId, authority, endedAt: at }, [authority]);
      return { staff: ended, facts: [told] };
    });
  }

  /** For every post of whoever it is, or for this one alone from now on; each is told of it. */
  async renewSignIn(
    command: RenewSignInPayload,
    context: MessageContext,
  ): Promise<EnrolledPerson | Refusal> {
    const { means, kept } = await this.draw();
    const renew: Decide = async (staff, by, stores) => {
      const renewedAt = this.tools.clock.now();
      const renewed = command.alone
        ? await renewedAlone(staff, by, stores, renewedAt)
        : renewPosts(staff, staff ? await stores.staff.posts(staff.id) : [], by, renewedAt);
      if (isRefusal(renewed)) return renewed;
      for (const post of renewed) await stores.staff.save(post, kept);
      const facts = renewed.map(({ id: personId, authority }) =>
        fact(SignIns.SignInRenewed, { personId, authority, renewedAt }),
      );
      const own = renewed.find(({ id }) => id === command.personId);
      return own ? { staff: own, facts } : refuse('not_found');
    };
    return this.keep<EnrolledPerson>(command, context, renew, means);
  }

  private keep<View extends StaffView>(
    command: StaffPayload,
    context: MessageContext,
    decide: Decide,
    means?: SignInMeans,
  ): Promise<View | Refusal> {
    return this.work.request<View>(context, command, async (stores) => {
      const by = await keeperIn(stores, context.caller);
      const staff = await stores.staff.lock(command.personId);
      const change = await decide(staff, by, stores);
      if (isRefusal(change)) return change;
      const stale = staleFault(staff, context);
      if (stale) return stale;
      await stores.staff.save(change.staff);
      return this.done<View>(stores, change, means);
    });
  }

  private async done<View extends StaffView>(
    stores: IdentityStores,
    { staff, facts = [] }: Change,
    means?: SignInMeans,
  ): Promise<Outcome<View>> {
    const view = await viewOne(staff, stores, this.tools.clock.now());
    return { result: { ...view, ...means } as View, facts, evidence: { subject: staff.id } };
  }

  private async draw(): Promise<{ readonly means: SignInMeans; readonly kept: KeptMeans }> {
    const means = this.enrolment.draw();
    const passwordHash = await this.enrolment.hash(means.password);
    return { means, kept: { passwordHash, codeSecret: means.codeSecret } };
  }
}

async function renewedAlone(
  staff: Staff | undefined,
  by: Keeper,
  stores: IdentityStores,
  at: string,
): Promise<Staff[] | Refusal> {
  const renewed = renewAlone(staff, by, at);
  if (isRefusal(renewed)) return renewed;
  await stores.staff.handOver(renewed.id);
  return [renewed];
}

/** Manager and organisation are of the same authority; nobody is their own manager. */
async function faultIn(
  { managerId, organisationId }: StaffTerms,
  { id, authority }: Staff,
  { staff }: IdentityStores,
): Promise<Refusal | undefined> {
  if (managerId !== undefined) {
    const manager = await staff.find(managerId);
    if (manager?.authority !== authority || manager.ended || managerId === id)
      return refuse('person_unknown', undefined, [
        { field: 'managerId', message: 'is nobody of your authority who could be their manager' },
      ]);
  }
  if (organisationId !== undefined && !(await staff.hasOrganisation(authority, organisationId)))
    return refuse('invalid_request', undefined, [
      { field: 'organisationId', message: 'is no organisation of your authority' },
    ]);
  return undefined;
}
