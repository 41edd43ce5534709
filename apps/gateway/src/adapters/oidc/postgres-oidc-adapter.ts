import type { Adapter, AdapterPayload } from 'oidc-provider';
import { type EntityManager, LessThan } from 'typeorm';
import { isRefusal } from '@hub/contracts';
import { findUnfit } from '@hub/contracts/shape';
import { FindClient } from '@hub/internal-messages';
import type { RequestClient } from '@hub/messaging';
import { GATEWAY_CALLER } from '../identity/identity-people.js';
import { type OidcRow, oidcTable } from '../persistence/tables.js';

/**
 * Keeps what the identity provider issues in PostgreSQL; case systems' clients are read from
 * identity-service.
 */
export class PostgresOidcAdapter implements Adapter {
  constructor(
    private readonly model: string,
    private readonly manager: EntityManager,
    private readonly requests: RequestClient,
  ) {}

  async upsert(id: string, payload: AdapterPayload, expiresIn: number): Promise<void> {
    await this.manager.upsert(
      oidcTable,
      {
        model: this.model,
        id,
        payload,
        grantId: payload.grantId ?? null,
        uid: payload.uid ?? null,
        userCode: payload.userCode ?? null,
        expiresAt: expiresIn > 0 ? new Date(Date.now() + expiresIn * 1000) : null,
        consumedAt: null,
      },
      ['model', 'id'],
    );
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    if (findUnfit(id)) return undefined;
    if (this.model === 'Client') return this.findClient(id);
    return toPayload(await this.manager.findOneBy(oidcTable, { model: this.model, id }));
  }

  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return toPayload(await this.manager.findOneBy(oidcTable, { model: this.model, uid }));
  }

  async findByUserCode(userCode: string): Promise<AdapterPayload | undefined> {
    return toPayload(await this.manager.findOneBy(oidcTable, { model: this.model, userCode }));
  }

  async consume(id: string): Promise<void> {
    await this.manager.update(oidcTable, { model: this.model, id }, { consumedAt: new Date() });
  }

  async destroy(id: string): Promise<void> {
    await this.manager.delete(oidcTable, { model: this.model, id });
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    await this.manager.delete(oidcTable, { model: this.model, grantId });
  }

  private async findClient(clientId: string): Promise<AdapterPayload | undefined> {
    const client = await this.requests.request(
      FindClient,
      { clientId },
      { caller: GATEWAY_CALLER },
    );
    if (isRefusal(client)) return undefined;
    return {
      client_id: client.clientId,
      client_secret: client.secretHash,
      authority: client.authority,
      grant_types: ['client_credentials'],
      response_types: [],
      redirect_uris: [],
      token_endpoint_auth_method: 'client_secret_basic',
    };
  }
}

/** Deletes what has expired; the provider itself refuses it meanwhile. */
export async function deleteExpired(manager: EntityManager): Promise<void> {
  await manager.delete(oidcTable, { expiresAt: LessThan(new Date()) });
}

function toPayload(row: OidcRow | null): AdapterPayload | undefined {
  if (!row || (row.expiresAt !== null && row.expiresAt.getTime() < Date.now())) return undefined;
  const consumed =
    row.consumedAt === null ? {} : { consumed: Math.floor(row.consumedAt.getTime() / 1000) };
  return { ...row.payload, ...consumed };
}
