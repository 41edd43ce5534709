import type { EntityManager } from 'typeorm';
import type { ConsentStore, Notice, Receipt } from '../../application/ports.js';
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

  async noteReceipt(consentId: string, receipt: Receipt): Promise<void> {
    await this.manager.query(
      `UPDATE consent_receipt SET told_at = least(told_at, $4::timestamptz), received_at = least(received_at, $5::timestamptz)
       WHERE consent_id = $1 AND notice = $2 AND authority = $3`,
      [consentId, receipt.notice, receipt.authority, receipt.toldAt ?? null, receipt.receivedAt ?? null],
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
