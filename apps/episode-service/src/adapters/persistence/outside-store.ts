import { EntitySchema, type EntityManager } from 'typeorm';
import { type ReadRow, readRow, toDate } from '@hub/persistence';
import type { OutsideStore } from '../../application/leading/leading-ports.js';
import type { OutsideHandOver } from '../../domain/leading/outside-hand-over.js';

type OrNull<Name extends keyof OutsideHandOver> = {
  [Key in Name]: NonNullable<OutsideHandOver[Key]> | null;
};
type Whole = 'id' | 'episodeId' | 'receiverName' | 'receiverContact' | 'familyView' | 'state';
type Texts =
  | 'goesOnBecause'
  | 'familyToldOn'
  | 'openedBy'
  | 'packDigest'
  | 'sentBy'
  | 'receivedBy'
  | 'receivedOn'
  | 'confirmedBy'
  | 'cancelledBecause';

interface OutsideRow extends Pick<OutsideHandOver, Whole>, OrNull<Texts> {
  openedAt: Date;
  dueAt: Date;
  sentAt: Date | null;
  endedAt: Date | null;
}

const text = (name: string) => ({ type: 'text', name, nullable: true }) as const;

export const outsideTable = new EntitySchema<OutsideRow>({
  name: 'outside_hand_over',
  columns: {
    id: { type: 'uuid', primary: true },
    episodeId: { type: 'uuid', name: 'episode_id' },
    receiverName: { type: 'text', name: 'receiver_name' },
    receiverContact: { type: 'text', name: 'receiver_contact' },
    familyView: { type: 'text', name: 'family_view' },
    state: { type: 'text' },
    openedAt: { type: 'timestamptz', name: 'opened_at' },
    dueAt: { type: 'timestamptz', name: 'due_at' },
    sentAt: { type: 'timestamptz', name: 'sent_at', nullable: true },
    endedAt: { type: 'timestamptz', name: 'ended_at', nullable: true },
    goesOnBecause: text('goes_on_because'),
    familyToldOn: { type: 'date', name: 'family_told_on', nullable: true },
    openedBy: { type: 'uuid', name: 'opened_by', nullable: true },
    packDigest: text('pack_digest'),
    sentBy: text('sent_by'),
    receivedBy: text('received_by'),
    receivedOn: { type: 'date', name: 'received_on', nullable: true },
    confirmedBy: text('confirmed_by'),
    cancelledBecause: text('cancelled_because'),
  },
});

export class TypeormOutsideStore implements OutsideStore {
  constructor(private readonly manager: EntityManager) {}

  async add(one: OutsideHandOver): Promise<void> {
    await this.manager.insert(outsideTable, toRow(one));
  }

  async save(one: OutsideHandOver): Promise<void> {
    const { id, ...columns } = toRow(one);
    await this.manager.update(outsideTable, { id }, columns);
  }

  async ofEpisode(episodeId: string): Promise<OutsideHandOver[]> {
    const rows = await this.manager.find(outsideTable, {
      where: { episodeId },
      order: { openedAt: 'DESC', id: 'DESC' },
    });
    return rows.map((row): ReadRow<OutsideRow> => readRow(row));
  }
}

function toRow(one: OutsideHandOver): OutsideRow {
  return {
    ...one,
    openedAt: new Date(one.openedAt),
    dueAt: new Date(one.dueAt),
    sentAt: toDate(one.sentAt),
    endedAt: toDate(one.endedAt),
    goesOnBecause: one.goesOnBecause ?? null,
    familyToldOn: one.familyToldOn ?? null,
    openedBy: one.openedBy ?? null,
    packDigest: one.packDigest ?? null,
    sentBy: one.sentBy ?? null,
    receivedBy: one.receivedBy ?? null,
    receivedOn: one.receivedOn ?? null,
    confirmedBy: one.confirmedBy ?? null,
    cancelledBecause: one.cancelledBecause ?? null,
  };
}
