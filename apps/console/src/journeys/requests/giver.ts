import { authorityName, type RequestDefinition } from '@hub/contracts';
import { ReadService } from '@hub/contracts/directory';
import { ListOrganisations, ReadOrganisation } from '@hub/contracts/identity';
import type { ServiceRequestView } from '@hub/contracts/provision';
import type { HubApi } from '../../api/hub-api.js';
import { HubRefusalError } from '../../api/hub-errors.js';
import type { Fault } from '../../pages/faults.js';
import { type Form, textOf } from '../../session/form.js';

/** Who of the borough is to give a service, by name. */
export interface Giver {
  readonly organisation?: string;
  readonly service?: string;
}

/** By whom it is to be given, where the request says so. */
export async function giverOf(
  api: Pick<HubApi, 'read'>,
  { organisationId, serviceId }: Pick<ServiceRequestView, 'organisationId' | 'serviceId'>,
): Promise<Giver> {
  const [organisation, service] = await Promise.all([
    organisationId && nameOf(api, ReadOrganisation, { organisationId }),
    serviceId && nameOf(api, ReadService, { serviceId }),
  ]);
  return { ...(organisation ? { organisation } : {}), ...(service ? { service } : {}) };
}

/** What was typed, as an organisation of the borough; or what is wrong with it. */
export async function organisationTyped(
  api: Pick<HubApi, 'read'>,
  form: Form,
): Promise<{ readonly organisationId?: string; readonly faults: readonly Fault[] }> {
  const [name, authority] = [textOf(form, 'organisation'), textOf(form, 'toAuthority')];
  if (name === '') return { faults: [] };
  const fault = (text: string) => ({ faults: [{ field: 'organisation', text }] });
  if (name.length < 2) return fault('Enter two letters of the name or more');
  const { items } = await api.read(ListOrganisations, { authority, q: name, limit: 10 });
  const same = items.filter((one) => one.name.toLowerCase() === name.toLowerCase());
  const [found, ...others] = same.length > 0 ? same : items;
  if (found === undefined)
    return fault(
      `${authorityName(authority)} has no organisation of that name here. Leave it empty to ask the borough`,
    );
  if (others.length > 0)
    return fault(
      `Enter the whole name of one of these: ${items.map((one) => one.name).join('; ')}`,
    );
  return { organisationId: found.id, faults: [] };
}

/** Its name; none where it is not known any more. */
async function nameOf<P extends object>(
  api: Pick<HubApi, 'read'>,
  definition: RequestDefinition<P, { name: string }>,
  which: P,
): Promise<string | undefined> {
  try {
    return (await api.read(definition, which)).name;
  } catch (error) {
    if (error instanceof HubRefusalError && error.code === 'not_found') return undefined;
    throw error;
  }
}
