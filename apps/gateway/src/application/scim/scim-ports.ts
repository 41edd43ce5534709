import type { Refusal } from '@hub/contracts';
import type { Provisioning } from '@hub/internal-messages';

/** The staff of one authority, as its own directory keeps them at identity-service. */
export interface StaffOfAuthority {
  list(query: Provisioning.ProvisionedQuery): Promise<Provisioning.ProvisionedPage | Refusal>;
  register(
    terms: Provisioning.ProvisionPersonPayload,
  ): Promise<Provisioning.ProvisionedPerson | Refusal>;
  /** @param version undefined where whatever stands is changed */
  revise(
    personId: string,
    terms: Provisioning.ProvisionPersonPayload,
    version?: number,
  ): Promise<Provisioning.ProvisionedPerson | Refusal>;
  end(
    personId: string,
    forgotten: boolean,
    version?: number,
  ): Promise<Provisioning.ProvisionedPerson | Refusal>;
  setRole(change: Provisioning.SetRolePayload): Promise<Provisioning.SetRoleReply | Refusal>;
}
