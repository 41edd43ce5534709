import { isRefusal, type Refusal, refuse, refuseStale } from '@hub/contracts';
import type {
  ChangeOrganisationPayload,
  KeptOrganisation,
  ListOrganisationsPayload,
  OrganisationPage,
  ReadOrganisationPayload,
  RegisterOrganisationPayload,
} from '@hub/contracts/identity';
import { isId } from '@hub/contracts/shape';
import type { FoundClosedDays } from '@hub/internal-messages';
import type { Clock, Ids, MessageContext, Outcome } from '@hub/use-case';
import { londonDate } from '@hub/working-time';
import { keepOrganisation, type Organisation } from '../../domain/organisations/organisation.js';
import type { IdentityStores, IdentityWork } from '../ports.js';
import { readClosed } from './read-closed.js';

const DEFAULT_LIMIT = 50;

/** An authority keeps the organisations for whose staff it answers; everybody finds them. */
export class KeepOrganisations {
  constructor(
    private readonly work: IdentityWork,
    private readonly tools: { readonly clock: Clock; readonly ids: Ids },
  ) {}

  register(
    command: RegisterOrganisationPayload,
    context: MessageContext,
  ): Promise<KeptOrganisation | Refusal> {
    const { authority } = context.caller;
    return this.work.request(context, command, (stores) =>
      keep({ ...command, id: this.tools.ids.next(), authority, version: 1 }, stores),
    );
  }

  change(
    { organisationId: id, ...terms }: ChangeOrganisationPayload,
    context: MessageContext,
  ): Promise<KeptOrganisation | Refusal> {
    const { caller, expectedVersion } = context;
    const command = { organisationId: id, ...terms };
    return this.work.request<KeptOrganisation>(context, command, async (stores) => {
      await stores.organisations.hold(caller.authority);
      const before = await stores.organisations.find(id);
      if (before?.authority !== caller.authority) return refuse('not_found');
      if (before.version !== expectedVersion) return refuseStale(before.version);
      const { authority, version, closed } = before;
      // Whoever says nothing of its calendar leaves it as it is.
      const kept = closed === undefined ? {} : { closed };
      return keep({ ...kept, ...terms, id, authority, version: version + 1 }, stores);
    });
  }

  one({ organisationId }: ReadOrganisationPayload): Promise<KeptOrganisation | Refusal> {
    return this.work.read(
      async ({ organisations }) =>
        (await organisations.find(organisationId)) ?? refuse('not_found'),
    );
  }

  /** For the services whose clocks stand still meanwhile. */
  closedDays({ organisationId }: ReadOrganisationPayload): Promise<FoundClosedDays | Refusal> {
    return this.work.read(async ({ organisations }) => {
      const organisation = await organisations.find(organisationId);
      if (!organisation) return refuse('not_found');
      const today = londonDate(this.tools.clock.now());
      const { authority } = organisation;
      return { authority, closed: await readClosed(organisations, organisation, today) };
    });
  }

  list(
    { authority, cursor, limit = DEFAULT_LIMIT, ...sought }: ListOrganisationsPayload,
    { caller }: MessageContext,
  ): Promise<OrganisationPage | Refusal> {
    if (cursor !== undefined && !isId(cursor))
      return Promise.resolve(
        refuse('invalid_request', undefined, [
          { field: 'cursor', message: 'is not a cursor of this list' },
        ]),
      );
    return this.work.read(async ({ organisations }) => {
      const found = await organisations.list({
        ...sought,
        authority: authority ?? caller.authority,
        ...(cursor === undefined ? {} : { after: cursor }),
        limit: limit + 1,
      });
      const items = found.slice(0, limit);
      const last = found.length > limit ? items.at(-1) : undefined;
      return { items, ...(last ? { nextCursor: last.id } : {}) };
    });
  }
}

async function keep(
  organisation: Organisation,
  { organisations, staff }: IdentityStores,
): Promise<Outcome<KeptOrganisation> | Refusal> {
  const { id, authority, partOf, ledBy, closed = [] } = organisation;
  await organisations.hold(authority);
  const acts = async (personId: string | undefined): Promise<boolean> => {
    const person = personId === undefined ? undefined : await staff.find(personId);
    return person?.authority === authority && person.ended === undefined;
  };
  const covers = closed.flatMap(({ coveredBy }) => coveredBy ?? []);
  const kept = keepOrganisation(organisation, {
    cluster: partOf === undefined ? undefined : await organisations.find(partOf),
    isCluster: await organisations.isCluster(id),
    leadActs: await acts(ledBy),
    coversAct: (await Promise.all(covers.map(acts))).every(Boolean),
    isDouble: await organisations.hasDouble(organisation),
  });
  if (isRefusal(kept)) return kept;
  await organisations.save(kept);
  return { result: kept, facts: [], evidence: { subject: id } };
}
