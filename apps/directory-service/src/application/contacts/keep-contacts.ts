import {
  type AuthorityList,
  type AuthorityView,
  type ChangeAuthorityPayload,
  type Clock,
  ContactsConfirmed,
  fact,
  isRefusal,
  type MessageContext,
  type ReadAuthorityPayload,
  type Refusal,
  refuse,
  type SetAbsencePayload,
} from '@hub/contracts';
import type { AuthorityEntry, DirectoryStores, DirectoryWork, RegisterStore } from '../ports.js';
import { viewEntries } from './authority-view.js';

const KEEPERS = ['lead_caf_contact', 'service_manager'];
const HOURS = /^([01]\d|2[0-3]):[0-5]\d$/;

/** The register of authorities and contacts: each entry is kept by its authority alone, and dated. */
export class KeepContacts {
  constructor(
    private readonly work: DirectoryWork,
    private readonly clock: Clock,
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
      if (entry.version !== context.expectedVersion) return refuse('etag_stale');
      const { leadCafContactId: leadId, deputyIds = [], teams, systems } = command;
      const wrongHours = teams.flatMap(({ hours }, team) =>
        hours.flatMap(({ opensAt, closesAt }, place) =>
          HOURS.test(opensAt) && HOURS.test(closesAt) && opensAt < closesAt
            ? []
            : [`teams.${String(team)}.hours.${String(place)}`],
        ),
      );
      if (wrongHours.length > 0)
        return refuse(
          'invalid_request',
          undefined,
          wrongHours.map((field) => ({ field, message: 'must open before it closes, both HH:MM' })),
        );
      if (deputyIds.includes(leadId))
        return refuse('invalid_request', undefined, [
          { field: 'deputyIds', message: 'must not hold the lead' },
        ]);
      const people = await register.contacts([leadId, ...deputyIds]);
      if ([leadId, ...deputyIds].some((id) => people.get(id)?.authority !== entry.code))
        return refuse('person_unknown');
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
      if (!isKeeper && command.personId !== caller.personId)
        return refuse('forbidden', 'You may say only when you yourself are away.');
      if (command.until <= command.from)
        return refuse('invalid_request', undefined, [
          { field: 'until', message: 'must be after from' },
        ]);
      const entry = await register.find(command.gss);
      const person = (await register.contacts([command.personId])).get(command.personId);
      if (!entry || person?.authority !== command.gss) return refuse('person_unknown');
      await register.setAbsence(
        { personId: command.personId, from: command.from, until: command.until },
        command.gss,
      );
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
    change: (entry: AuthorityEntry, stores: DirectoryStores) => Promise<AuthorityEntry | Refusal>,
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
    return this.clock.now().slice(0, 10);
  }
}

/** Everybody may read it, so its existence is no secret. */
function notYours(): Refusal {
  return refuse('forbidden', 'An authority keeps its own contacts, and nobody else’s.');
}
