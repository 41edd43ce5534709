import { EntitySchema, type EntityManager } from 'typeorm';
import { type ReadRow, readMember, toDate } from '@hub/persistence';
import type { MergeStore } from '../../application/merges/merge-ports.js';
import type { Agreement } from '../../domain/agreements.js';
import type { Merge } from '../../domain/merges/merge.js';

interface MergeRow {
  id: string;
  keptId: string;
  keptAnswers: string;
  foldedId: string;
  foldedAnswers: string;
  because: Merge['because'];
  proposedBy: string;
  proposerId: string;
  proposedAt: Date;
  dueAt: Date;
  climbs: number;
  agreements: readonly Agreement[];
  state: Merge['state'];
  decidedAt: Date | null;
  declinedBecause: Extract<Merge, { state: 'declined' }>['declinedBecause'] | null;
  hindrance: NonNullable<Extract<Merge, { state: 'made' }>['hindrance']> | null;
  splitId: string | null;
  version: number;
}

export const mergeTable = new EntitySchema<MergeRow>({
  name: 'episode_merge',
  columns: {
    id: { type: 'uuid', primary: true },
    keptId: { type: 'uuid', name: 'kept_id' },
    keptAnswers: { type: 'text', name: 'kept_answers' },
    foldedId: { type: 'uuid', name: 'folded_id' },
    foldedAnswers: { type: 'text', name: 'folded_answers' },
    because: { type: 'text' },
    proposedBy: { type: 'text', name: 'proposed_by' },
    proposerId: { type: 'uuid', name: 'proposer_id' },
    proposedAt: { type: 'timestamptz', name: 'proposed_at' },
    dueAt: { type: 'timestamptz', name: 'due_at' },
    climbs: { type: 'integer' },
    agreements: { type: 'jsonb' },
    state: { type: 'text' },
    decidedAt: { type: 'timestamptz', name: 'decided_at', nullable: true },
    declinedBecause: { type: 'text', name: 'declined_because', nullable: true },
    hindrance: { type: 'text', nullable: true },
    splitId: { type: 'uuid', name: 'split_id', nullable: true },
    version: { type: 'integer' },
  },
});

export class TypeormMergeStore implements MergeStore {
  constructor(private readonly manager: EntityManager) {}

  async add(merge: Merge): Promise<void> {
    await this.manager.insert(mergeTable, toRow(merge));
  }

  async save(merge: Merge): Promise<void> {
    const { id, ...columns } = toRow(merge);
    await this.manager.update(mergeTable, { id }, columns);
  }

  async find(id: string): Promise<Merge | undefined> {
    const row = await this.manager.findOneBy(mergeTable, { id });
    return row ? toMerge(row) : undefined;
  }

  async lock(id: string): Promise<Merge | undefined> {
    const row = await this.manager.findOne(mergeTable, {
      where: { id },
      lock: { mode: 'pessimistic_write' },
    });
    return row ? toMerge(row) : undefined;
  }

  async ofEpisode(episodeId: string): Promise<Merge[]> {
    const rows = await this.manager.find(mergeTable, {
      where: [{ keptId: episodeId }, { foldedId: episodeId }],
      order: { proposedAt: 'ASC', id: 'ASC' },
    });
    return rows.map(toMerge);
  }
}

const MEMBERS = {
  table: 'episode_merge',
  by: 'state',
  needs: {
    proposed: [],
    declined: ['decidedAt', 'declinedBecause'],
    made: ['decidedAt'],
    undone: ['decidedAt', 'splitId'],
  },
  lacks: {
    proposed: ['decidedAt', 'declinedBecause', 'hindrance', 'splitId'],
    declined: ['hindrance', 'splitId'],
    made: ['declinedBecause', 'splitId'],
    undone: ['declinedBecause', 'hindrance'],
  },
} as const;

function toRow({ kept, folded, ...merge }: Merge): MergeRow {
  const { decidedAt, declinedBecause, hindrance, splitId }: Partial<ReadRow<MergeRow>> = merge;
  return {
    ...merge,
    ...{ keptId: kept.episodeId, keptAnswers: kept.answers },
    ...{ foldedId: folded.episodeId, foldedAnswers: folded.answers },
    proposedAt: new Date(merge.proposedAt),
    dueAt: new Date(merge.dueAt),
    agreements: [...merge.agreements],
    decidedAt: toDate(decidedAt),
    declinedBecause: declinedBecause ?? null,
    hindrance: hindrance ?? null,
    splitId: splitId ?? null,
  };
}

function toMerge({ keptId, keptAnswers, foldedId, foldedAnswers, ...row }: MergeRow): Merge {
  const member = readMember(row, MEMBERS);
  const kept = { episodeId: keptId, answers: keptAnswers };
  return { ...member, kept, folded: { episodeId: foldedId, answers: foldedAnswers } };
}
