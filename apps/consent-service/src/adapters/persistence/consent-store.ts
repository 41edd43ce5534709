import type { EntityManager } from 'typeorm';
import type { ConsentStore, Notice, Receipt, ReceiptOf } from '../../application/ports.js';
import type { Consent } from '../../domain/consent.js';
import { type ConsentRow, consentTable, receiptTable } from './tables.js';

export class TypeormConsentStore implements ConsentStore {
  constructor(private readonly manager: EntityManager) {}

  async add(consent: Consent): Promise<void> {
    await this.manager.insert(consentTable, toRow(consent));
  }

  async save(consent: Consent): Promise<void> {
    const { id, ...columns } = toRow(consent);
    await this.manager.update(consentTable, { id }, columns);
  }

  async find(id: string): Promise<Consent | undefined> {
    const row = await this.manager.findOneBy(consentTable, { id });
    return row ? toConsent(row) : undefined;
  }

  async lock(id: string): Promise<Consent | undefined> {
    const row = await this.manager.findOne(consentTable, { where: { id }, lock: { mode: 'pessimistic_write' } });
    return row ? toConsent(row) : undefined;
  }

  async lockInForce(episodeId: string): Promise<Consent[]> {
    const rows = await this.manager.find(consentTable, {
      where: { episodeId, state: 'granted' },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    return rows.map(toConsent);
  }

  async expectReceipts(consentId: string, notice: Notice, authorities: readonly string[]): Promise<void> {
    if (authorities.length === 0) return;
    await this.manager.query(
      `INSERT INTO consent_receipt (consent_id, notice, authority) SELECT $1, $2, unnest($3::text[]) ON CONFLICT DO NOTHING`,
      [consentId, notice, authorities],
    );
  }

  async noteReceipts(receipts: readonly ReceiptOf[]): Promise<void> {
    await this.manager.query(
      `UPDATE consent_receipt r SET told_at = least(r.told_at, g.told_at), received_at = least(r.received_at, g.received_at)
       FROM (SELECT consent_id, notice, authority, min(told_at) AS told_at, min(received_at) AS received_at
         FROM unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[], $5::timestamptz[]) AS n(consent_id, notice, authority, told_at, received_at)
         GROUP BY 1, 2, 3) g
       WHERE r.consent_id = g.consent_id AND r.notice = g.notice AND r.authority = g.authority`,
      [
        receipts.map((receipt) => receipt.consentId),
        receipts.map((receipt) => receipt.notice),
        receipts.map((receipt) => receipt.authority),
        receipts.map((receipt) => receipt.toldAt ?? null),
        receipts.map((receipt) => receipt.receivedAt ?? null),
      ],
    );
  }

  async receipts(consentId: string): Promise<Receipt[]> {
    const rows = await this.manager.find(receiptTable, {
      where: { consentId },
      order: { notice: 'ASC', authority: 'ASC' },
    });
    return rows.map((row) => ({
      authority: row.authority,
      notice: row.notice,
      ...(row.toldAt ? { toldAt: row.toldAt.toISOString() } : {}),
      ...(row.receivedAt ? { receivedAt: row.receivedAt.toISOString() } : {}),
    }));
  }
}

function toRow(consent: Consent): ConsentRow {
  const withdrawn = consent.state === 'withdrawn' ? consent : undefined;
  return {
    id: consent.id,
    episodeId: consent.episodeId,
    authority: consent.authority,
    state: consent.state,
    givenBy: consent.givenBy,
    purpose: consent.purpose,
    scope: consent.scope,
    recipients: consent.recipients,
    sensitiveServices: consent.sensitiveServices,
    evidenceReference: consent.evidenceReference,
    givenAt: new Date(consent.givenAt),
    recordedAt: new Date(consent.recordedAt),
    withdrawnAt: withdrawn ? new Date(withdrawn.withdrawnAt) : null,
    withdrawnBy: withdrawn?.withdrawnBy ?? null,
    version: consent.version,
  };
}

function toConsent(row: ConsentRow): Consent {
  const { state, withdrawnAt, withdrawnBy, givenAt, recordedAt, ...same } = row;
  const statement = { ...same, givenAt: givenAt.toISOString(), recordedAt: recordedAt.toISOString() };
  if (state !== 'withdrawn') return { ...statement, state };
  if (!withdrawnAt || !withdrawnBy) throw new Error('A withdrawn consent has no withdrawal');
  return { ...statement, state, withdrawnAt: withdrawnAt.toISOString(), withdrawnBy };
}
