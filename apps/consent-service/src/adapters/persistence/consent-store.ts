import { type EntityManager, type FindManyOptions, In } from 'typeorm';
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

  ofEpisode(episodeId: string): Promise<Consent[]> {
    return this.statements({ where: { episodeId } });
  }

  some(ids: readonly string[]): Promise<Consent[]> {
    return this.statements({ where: { id: In([...ids]) } });
  }

  async expired(now: string, limit: number): Promise<string[]> {
    const rows = await this.manager.query<{ episode_id: string }[]>(
      `SELECT DISTINCT episode_id FROM consent WHERE state = 'granted' AND expires_at <= $1
         LIMIT $2`,
      [now, limit],
    );
    return rows.map((row) => row.episode_id);
  }

  private async statements(choice: FindManyOptions<ConsentRow>): Promise<Consent[]> {
    const rows = await this.manager.find(consentTable, {
      ...choice,
      order: { recordedAt: 'ASC', id: 'ASC' },
    });
    return rows.map(toConsent);
  }

  async expectReceipts(
    consentId: string,
    notice: Notice,
    authorities: readonly string[],
  ): Promise<void> {
    if (authorities.length === 0) return;
    await this.manager.query(
      `INSERT INTO consent_receipt (consent_id, notice, authority) SELECT $1, $2, unnest($3::text[])
         ON CONFLICT DO NOTHING`,
      [consentId, notice, authorities],
    );
  }

  async noteReceipts(receipts: readonly ReceiptOf[]): Promise<void> {
    await this.manager.query(
      `UPDATE consent_receipt r
         SET told_at = least(r.told_at, g.told_at),
         received_at = least(r.received_at, g.received_at)
       FROM (SELECT consent_id, notice, authority, min(told_at) AS told_at,
         min(received_at) AS received_at
         FROM unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[], $5::timestamptz[])
           AS n(consent_id, notice, authority, told_at, received_at)
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

  async forgetWords(episodeId: string): Promise<void> {
    await this.manager.query(
      `UPDATE consent SET purpose = '', evidence_reference = '',
         given_by = jsonb_build_object('kind', given_by->'kind') WHERE episode_id = $1`,
      [episodeId],
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
  const { givenAt, recordedAt, expiresAt, ...columns } = consent;
  const ended = 'endedAt' in consent ? consent : undefined;
  return {
    ...columns,
    purposes: consent.purposes ?? null,
    categories: consent.categories ?? null,
    excludedServices: consent.excludedServices ?? null,
    sensitiveServices: consent.sensitiveServices ?? null,
    language: consent.language ?? null,
    explained: consent.explained ?? null,
    confirmedInWritingBy: consent.confirmedInWritingBy ?? null,
    supersedes: consent.supersedes ?? null,
    lookupId: consent.lookupId ?? null,
    givenAt: new Date(givenAt),
    recordedAt: new Date(recordedAt),
    expiresAt: expiresAt === undefined ? null : new Date(expiresAt),
    endedAt: ended ? new Date(ended.endedAt) : null,
    endedBy: ended?.endedBy ?? null,
    toldTo: ended?.toldTo ?? null,
    supersededBy: ended?.supersededBy ?? null,
  };
}

function toConsent(row: ConsentRow): Consent {
  const {
    state,
    endedAt,
    endedBy,
    toldTo,
    supersededBy,
    givenAt,
    recordedAt,
    expiresAt,
    ...columns
  } = row;
  const said = present(columns);
  const times = {
    givenAt: givenAt.toISOString(),
    recordedAt: recordedAt.toISOString(),
    ...(expiresAt ? { expiresAt: expiresAt.toISOString() } : {}),
  };
  if (state === 'granted' || state === 'refused') return { ...said, ...times, state };
  if (!endedAt) throw new Error('A consent that ended has no end');
  return {
    ...said,
    ...times,
    state,
    endedAt: endedAt.toISOString(),
    ...present({ endedBy, toldTo, supersededBy }),
  };
}

type WithoutNulls<T> = { [K in keyof T as null extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as null extends T[K] ? K : never]?: NonNullable<T[K]>;
};

/** A row without the columns that hold nothing. */
function present<T extends object>(row: T): WithoutNulls<T> {
  return Object.fromEntries(
    Object.entries(row).filter(([, value]) => value !== null),
  ) as WithoutNulls<T>;
}
