import { createHash } from 'node:crypto';
import { isRefusal } from '@hub/contracts';
import { Provisioning } from '@hub/internal-messages';
import type { RequestClient, RequestOptions } from '@hub/messaging';
import type { Caller } from '@hub/use-case';
import type { StaffOfAuthority } from '../../application/scim/scim-ports.js';
import { GATEWAY_CALLER } from './identity-people.js';
import { KeptAnswers } from './kept-answers.js';

/** So long a key that was withdrawn may still find something; it changes nothing from then on. */
const KEEP_MS = 30_000;

type Requests = Pick<RequestClient, 'request'>;

/** Directories of authorities, by the key that they send. */
export class IdentityProvisioners {
  private readonly kept = new KeptAnswers<Provisioning.ProvisionerView | undefined>(KEEP_MS);

  constructor(private readonly requests: Requests) {}

  async find(key: string): Promise<Provisioning.ProvisionerView | undefined> {
    const digest = createHash('sha256').update(key).digest('hex');
    const kept = this.kept.find(digest);
    if (kept) return kept.answer;
    const answer = await this.requests.request(
      Provisioning.FindProvisioningKey,
      { digest },
      { caller: GATEWAY_CALLER },
    );
    const provisioner = isRefusal(answer) ? undefined : answer;
    this.kept.keep(digest, provisioner);
    return provisioner;
  }

  /** Its authority's staff, asked for in the name of the directory. */
  staffOf({ keyId, authority, actsAs }: Provisioning.ProvisionerView): StaffOfAuthority {
    const caller: Caller = {
      ...{ authority, roles: [actsAs], verified: true },
      ...{ clientId: keyId, door: 'internal' },
    };
    const at = (expectedVersion: number | undefined): RequestOptions =>
      expectedVersion === undefined ? { caller } : { caller, expectedVersion };
    return {
      list: (query) => this.requests.request(Provisioning.ListProvisioned, query, { caller }),
      register: (terms) => this.requests.request(Provisioning.ProvisionPerson, terms, { caller }),
      revise: (personId, terms, version) =>
        this.requests.request(Provisioning.ChangeProvisioned, { ...terms, personId }, at(version)),
      end: (personId, forgotten, version) =>
        this.requests.request(Provisioning.EndProvisioned, { personId, forgotten }, at(version)),
      setRole: (change) => this.requests.request(Provisioning.SetRole, change, { caller }),
    };
  }
}
