import {
  ChangeOrganisation,
  ListOrganisations,
  ReadOrganisation,
  RegisterOrganisation,
} from '@hub/contracts/identity';
import { FindClosedDays } from '@hub/internal-messages';
import { answer, type Handler } from '@hub/service-host';
import type { KeepOrganisations } from '../../application/organisations/keep-organisations.js';

/** Organisations for whose staff authorities answer. */
export function organisationHandlers({
  organisations,
}: {
  readonly organisations: KeepOrganisations;
}): Handler[] {
  return [
    answer(RegisterOrganisation, (command, context) => organisations.register(command, context)),
    answer(ChangeOrganisation, (command, context) => organisations.change(command, context)),
    answer(ReadOrganisation, (query) => organisations.one(query)),
    answer(FindClosedDays, (query) => organisations.closedDays(query)),
    answer(ListOrganisations, (query, context) => organisations.list(query, context)),
  ];
}
