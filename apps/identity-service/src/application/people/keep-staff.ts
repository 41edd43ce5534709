import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import {
  type ChangePersonPayload,
  type EndPersonPayload,
  type EnrolledPerson,
  PersonEnded,
  type RegisterPersonPayload,
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
import {
  changeStaff,
  endStaff,
  registerStaff,
  renewStaff,
  type Staff,
  type StaffTerms,
  verifyStaff,
} from '../../domain/people/staff.js';
import type { IdentityStores, IdentityWork } from '../ports.js';
import { viewOne } from './read-staff.js';
import type { Enrolment, KeptMeans, SignInMeans } from './staff-ports.js';

interface Change {
  readonly staff: Staff;
  readonly means?: KeptMeans;
  readonly facts?: readonly Fact[];
}

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
    return this.keep(command, context, async (staff, stores) => {
      const changed = changeStaff(staff, terms, context.caller);
      if (isRefusal(changed)) return changed;
      if (staff?.version !== context.expectedVersion) return refuse('etag_stale');
      return (await faultIn(terms, changed, stores)) ?? { staff: changed };
    });
  }

  verify(command: VerifyPersonPayload, context: MessageContext): Promise<StaffView | Refusal> {
    return this.keep(command, context, (staff) => {
      const verified = verifyStaff(staff, command.verified, context.caller);
      return isRefusal(verified) ? verified : { staff: verified };
    });
  }

  end(command: EndPersonPayload, context: MessageContext): Promise<StaffView | Refusal> {
    return this.keep(command, context, async (staff, { register }) => {
      const { caller: by } = context;
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

  async renewSignIn(
    command: StaffPayload,
    context: MessageContext,
  ): Promise<EnrolledPerson | Refusal> {
    const { means, kept } = await this.draw();
    const renew = (staff: Staff | undefined): Change | Refusal => {
      const renewed = renewStaff(staff, context.caller);
      if (isRefusal(renewed)) return renewed;
      const { id: personId, authority } = renewed;
      const renewedAt = this.tools.clock.now();
      const told = fact(SignIns.SignInRenewed, { personId, authority, renewedAt });
      return { staff: renewed, means: kept, facts: [told] };
    };
    return this.keep<EnrolledPerson>(command, context, renew, means);
  }

  private keep<View extends StaffView>(
    command: StaffPayload,
    context: MessageContext,
    decide: (
      staff: Staff | undefined,
      stores: IdentityStores,
    ) => Change | Refusal | Promise<Change | Refusal>,
    means?: SignInMeans,
  ): Promise<View | Refusal> {
    return this.work.request<View>(context, command, async (stores) => {
      const change = await decide(await stores.staff.lock(command.personId), stores);
      if (isRefusal(change)) return change;
      await stores.staff.save(change.staff, change.means);
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
