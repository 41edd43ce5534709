import * as open from '@hub/contracts/identity';
import { Provisioning } from '@hub/internal-messages';
import { answer, type Handler } from '@hub/service-host';
import type { KeepProvisioningKeys } from '../../application/provisioning/keep-keys.js';
import type { ProvisionStaff } from '../../application/provisioning/provision-staff.js';

/** Authorities' own directories, and the keys under which they ask. */
export function provisioningHandlers({
  keys,
  provisioning,
}: {
  readonly keys: KeepProvisioningKeys;
  readonly provisioning: ProvisionStaff;
}): Handler[] {
  return [
    answer(open.IssueProvisioningKey, (command, context) => keys.issue(command, context)),
    answer(open.WithdrawProvisioningKey, (command, context) => keys.withdraw(command, context)),
    answer(open.ListProvisioningKeys, (_query, context) => keys.list(context)),
    answer(Provisioning.FindProvisioningKey, (query) => keys.find(query)),
    answer(Provisioning.ListProvisioned, (query, context) => provisioning.list(query, context)),
    answer(Provisioning.ProvisionPerson, (command, context) =>
      provisioning.register(command, context),
    ),
    answer(Provisioning.ChangeProvisioned, (command, context) =>
      provisioning.revise(command, context),
    ),
    answer(Provisioning.EndProvisioned, (command, context) => provisioning.end(command, context)),
    answer(Provisioning.SetRole, (command, context) => provisioning.setRole(command, context)),
  ];
}
