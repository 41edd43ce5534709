import { EntitySchema, type EntityManager } from 'typeorm';
import { type ReadRow, readMember, toDate } from '@hub/persistence';
import type { ReferralStore } from '../../application/ports.js';
import type { Referral } from '../../domain/social-care/referral.js';

interface ReferralRow {
  id: string;
  episodeId: string;
  kind: 'ics';
  section: Referral['section'];
  authority: string;
  team: string;
  referredBy: string;
  endsCaf: boolean;
  state: Referral['state'];
  referredAt: Date;
  dueAt: Date;
  missed: number;
  answeredAt: Date | null;
  because: Extract<Referral, { state: 'not_accepted' }>['because'] | null;
  ownReference: string | null;
  closedAt: Date | null;
  cancelledAt: Date | null;
  version: number;
}

/** Records of the child in other systems, by their state. */
export const externalLinkTable = new EntitySchema<ReferralRow>({
  name: 'external_link',
  columns: {
    id: { type: 'uuid', primary: true },
    episodeId: { type: 'uuid', name: 'episode_id' },
    kind: { type: 'text' },
    section: { type: 'text' },
    authority: { type: 'text' },
    team: { type: 'text' },
    referredBy: { type: 'text', name: 'referred_by' },
    endsCaf: { type: 'boolean', name: 'ends_caf' },
    state: { type: 'text' },
    referredAt: { type: 'timestamptz', name: 'referred_at' },
    dueAt: { type: 'timestamptz', name: 'due_at' },
    missed: { type: 'integer' },
    answeredAt: { type: 'timestamptz', name: 'answered_at', nullable: true },
    because: { type: 'text', nullable: true },
    ownReference: { type: 'text', name: 'own_reference', nullable: true },
    closedAt: { type: 'timestamptz', name: 'closed_at', nullable: true },
    cancelledAt: { type: 'timestamptz', name: 'cancelled_at', nullable: true },
    version: { type: 'integer' },
  },
});

export class TypeormReferralStore implements ReferralStore {
  constructor(private readonly manager: EntityManager) {}

  async add(referral: Referral): Promise<void> {
    await this.manager.insert(externalLinkTable, toRow(referral));
  }

  async save(referral: Referral): Promise<void> {
    const { id, ...columns } = toRow(referral);
    await this.manager.update(externalLinkTable, { id }, columns);
  }

  async find(id: string): Promise<Referral | undefined> {
    const row = await this.manager.findOneBy(externalLinkTable, { id });
    return row ? toReferral(row) : undefined;
  }

  async lock(id: string): Promise<Referral | undefined> {
    const row = await this.manager.findOne(externalLinkTable, {
      where: { id },
      lock: { mode: 'pessimistic_write' },
    });
    return row ? toReferral(row) : undefined;
  }

  async ofEpisode(episodeId: string): Promise<Referral[]> {
    const rows = await this.manager.find(externalLinkTable, {
      where: { episodeId },
      order: { referredAt: 'DESC', id: 'DESC' },
    });
    return rows.map(toReferral);
  }
}

const MEMBERS = {
  table: 'external_link',
  by: 'state',
  needs: {
    referred: [],
    accepted: ['answeredAt'],
    not_accepted: ['answeredAt', 'because'],
    closed: ['answeredAt', 'closedAt'],
    cancelled: ['cancelledAt'],
  },
  lacks: {
    referred: ['answeredAt', 'because', 'ownReference', 'closedAt', 'cancelledAt'],
    accepted: ['because', 'closedAt', 'cancelledAt'],
    not_accepted: ['ownReference', 'closedAt', 'cancelledAt'],
    closed: ['because', 'cancelledAt'],
    cancelled: ['because', 'closedAt'],
  },
} as const;

function toRow(referral: Referral): ReferralRow {
  const read: Partial<ReadRow<ReferralRow>> = referral;
  const { answeredAt, because, ownReference, closedAt, cancelledAt } = read;
  return {
    ...referral,
    kind: 'ics',
    referredAt: new Date(referral.referredAt),
    dueAt: new Date(referral.dueAt),
    answeredAt: toDate(answeredAt),
    because: because ?? null,
    ownReference: ownReference ?? null,
    closedAt: toDate(closedAt),
    cancelledAt: toDate(cancelledAt),
  };
}

function toReferral(row: ReferralRow): Referral {
  const { kind: _kind, ...rest } = row;
  return readMember(rest, MEMBERS);
}
