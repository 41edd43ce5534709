import { isRefusal, type Refusal, refuse, refuseStale } from '@hub/contracts';
import {
  type AuthorityList,
  type AuthorityView,
  type ChangeAuthorityPayload,
  ContactsConfirmed,
  type ReadAuthorityPayload,
  type SetAbsencePayload,
} from '@hub/contracts/identity';
import { type Clock, fact, type MessageContext } from '@hub/use-case';
import { londonDate } from '@hub/working-time';
import type { AuthorityEntry, IdentityStores, IdentityWork, RegisterStore } from '../ports.js';
import { withAbsence } from '../../domain/contacts/on-duty.js';
import { type ContactChecks, faultsInTeam } from '../../domain/contacts/team.js';
import { viewEntries } from './authority-view.js';

const KEEPERS = ['lead_caf_contact', 'service_manager'];
const MOST_AHEAD_MS = 2 * 366 * 24 * 60 * 60_000;
const MOST_ABSENCES = 20;

/**
 * The register of authorities and contacts: each entry is kept by its authority alone, and dated.
 */
export class KeepContacts {
  constructor(
    private readonly work: IdentityWork,
    private readonly clock: Clock,
    private readonly checks: ContactChecks,
  ) {}

  async all(): Promise<AuthorityList> {
    return {
      items: await this.work.read(async ({ register }) =>
        viewEntries(await register.all(), register, this.clock.now()),
      ),
    };
  }

  async one({ gss }: ReadAuthorityPayload): Promise<AuthorityView | Refusal> {
    return this.work.read(async ({ register }) => {
      const entry = await register.find(gss);
      return entry ? this.view(entry, register) : refuse('not_found');
    });
  }

  change(
    command: ChangeAuthorityPayload,
    context: MessageContext,
  ): Promise<AuthorityView | Refusal> {
    return this.keep(command, context, async (entry, { register }) => {
      if (entry.version !== context.expectedVersion) return refuseStale(entry.version);
      const { leadCafContactId: leadId, deputyIds = [], teams, systems } = command;
      const faults = teams.flatMap((team, place) =>
        faultsInTeam(team, `teams.${String(place)}`, this.checks),
      );
      if (faults.length > 0) return refuse('invalid_request', undefined, faults);
      if (deputyIds.includes(leadId))
        return refuse('invalid_request', undefined, [
          { field: 'deputyIds', message: 'must not hold the lead' },
        ]);
      const people = await register.contacts([leadId, ...deputyIds]);
      if ([leadId, ...deputyIds].some((id) => people.get(id)?.authority !== entry.code))
        return refuse('person_unknown');
      const named = newIn(entry, leadId, deputyIds);
      if (named.some((id) => people.get(id)?.verified !== true)) return refuse('person_unverified');
      return { ...entry, leadId, deputyIds, teams, systems, confirmedOn: this.today() };
    });
  }

  confirm(
    command: ReadAuthorityPayload,
    context: MessageContext,
  ): Promise<AuthorityView | Refusal> {
    return this.keep(command, context, (entry) =>
      Promise.resolve({ ...entry, confirmedOn: this.today() }),
    );
  }

  setAbsence(
    command: SetAbsencePayload,
    context: MessageContext,
  ): Promise<AuthorityView | Refusal> {
    const { caller } = context;
    return this.work.request(context, command, async ({ register }) => {
      if (command.gss !== caller.authority) return notYours();
      const isKeeper = caller.roles.some(
        (role) => KEEPERS.includes(role) || role === 'authority_system',
      );
      if (isKeeper && !caller.verified && command.personId !== caller.personId)
        return refuse('not_verified');
      if (!isKeeper && command.personId !== caller.personId)
        return refuse('forbidden', 'You may say only when you yourself are away.');
      if (command.until <= command.from)
        return refuse('invalid_request', undefined, [
          { field: 'until', message: 'must be after from' },
        ]);
      const now = this.clock.now();
      if (Date.parse(command.until) - Date.parse(now) > MOST_AHEAD_MS)
        return refuse('invalid_request', undefined, [
          { field: 'until', message: 'must be within two years: name another lead instead' },
        ]);
      // Locked: two absences of one person said at the same time would each replace the other.
      const entry = await register.lock(command.gss);
      const person = (await register.contacts([command.personId])).get(command.personId);
      if (!entry || person?.authority !== command.gss) return refuse('person_unknown');
      const { personId, from, until } = command;
      const known = (await register.absences(now, command.gss)).filter(
        (one) => one.personId === personId,
      );
      const absences = withAbsence(known, { personId, from, until }, now);
      if (absences.length > MOST_ABSENCES)
        return refuse('invalid_request', undefined, [
          { field: 'from', message: `is one absence too many: ${String(MOST_ABSENCES)} at most` },
        ]);
      await register.saveAbsences(personId, command.gss, absences);
      return {
        result: await this.view(entry, register),
        facts: [],
        evidence: { subject: command.personId },
      };
    });
  }

  private keep(
    command: ReadAuthorityPayload,
    context: MessageContext,
    change: (entry: AuthorityEntry, stores: IdentityStores) => Promise<AuthorityEntry | Refusal>,
  ): Promise<AuthorityView | Refusal> {
    return this.work.request(context, command, async (stores) => {
      const { register } = stores;
      if (command.gss !== context.caller.authority) return notYours();
      const entry = await register.lock(command.gss);
      if (!entry) return refuse('not_found');
      const changed = await change(entry, stores);
      if (isRefusal(changed)) return changed;
      const kept = { ...changed, version: entry.version + 1 };
      await register.save(kept);
      const told = fact(
        ContactsConfirmed,
        { contactsId: entry.id, authority: entry.code, confirmedOn: kept.confirmedOn, waits: [] },
        [entry.code],
      );
      return {
        result: await this.view(kept, register),
        facts: [told],
        evidence: { subject: entry.id },
      };
    });
  }

  private async view(entry: AuthorityEntry, register: RegisterStore): Promise<AuthorityView> {
    const [view] = await viewEntries([entry], register, this.clock.now());
    if (!view) throw new Error('An entry without a view');
    return view;
  }

  private today(): string {
    return londonDate(this.clock.now());
  }
}

/** Whom an entry newly names; whoever stands in it already may have been given new means since. */
function newIn(entry: AuthorityEntry, leadId: string, deputyIds: readonly string[]): string[] {
  const newDeputies = deputyIds.filter((id) => !entry.deputyIds.includes(id));
  return leadId === entry.leadId ? newDeputies : [leadId, ...newDeputies];
}

/** Everybody may read it, so its existence is no secret. */
function notYours(): Refusal {
  return refuse('forbidden', 'An authority keeps its own contacts, and nobody else’s.');
}
