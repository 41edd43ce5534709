import { EntitySchema, type EntityManager } from 'typeorm';
import { type ReadRow, readMember, toDate } from '@hub/persistence';
import type { SplitStore } from '../../application/splits/split-ports.js';
import type { Agreement } from '../../domain/agreements.js';
import type { Split } from '../../domain/splits/split.js';

interface SplitRow {
  id: string;
  fromId: string;
  fromAnswers: string;
  toId: string;
  toAnswers: string;
  undoesMerge: boolean;
  because: Split['because'];
  documents: string[];
  consents: string[];
  team: string[];
  contacts: string[];
  needs: boolean;
  coordinator: string | null;
  proposedBy: string;
  proposerId: string;
  proposedAt: Date;
  dueAt: Date;
  climbs: number;
  agreements: readonly Agreement[];
  state: Split['state'];
  decidedAt: Date | null;
  declinedBecause: Extract<Split, { state: 'declined' }>['declinedBecause'] | null;
  corrections: string[] | null;
  version: number;
}

export const splitTable = new EntitySchema<SplitRow>({
  name: 'episode_split',
  columns: {
    id: { type: 'uuid', primary: true },
    fromId: { type: 'uuid', name: 'from_id' },
    fromAnswers: { type: 'text', name: 'from_answers' },
    toId: { type: 'uuid', name: 'to_id' },
    toAnswers: { type: 'text', name: 'to_answers' },
    undoesMerge: { type: 'boolean', name: 'undoes_merge' },
    because: { type: 'text' },
    documents: { type: 'uuid', array: true },
    consents: { type: 'uuid', array: true },
    team: { type: 'uuid', array: true },
    contacts: { type: 'uuid', array: true },
    needs: { type: 'boolean' },
    coordinator: { type: 'uuid', nullable: true },
    proposedBy: { type: 'text', name: 'proposed_by' },
    proposerId: { type: 'uuid', name: 'proposer_id' },
    proposedAt: { type: 'timestamptz', name: 'proposed_at' },
    dueAt: { type: 'timestamptz', name: 'due_at' },
    climbs: { type: 'integer' },
    agreements: { type: 'jsonb' },
    state: { type: 'text' },
    decidedAt: { type: 'timestamptz', name: 'decided_at', nullable: true },
    declinedBecause: { type: 'text', name: 'declined_because', nullable: true },
    corrections: { type: 'uuid', array: true, nullable: true },
    version: { type: 'integer' },
  },
});

export class TypeormSplitStore implements SplitStore {
  constructor(private readonly manager: EntityManager) {}

  async add(split: Split): Promise<void> {
    await this.manager.insert(splitTable, toRow(split));
  }

  async save(split: Split): Promise<void> {
    const { id, ...columns } = toRow(split);
    await this.manager.update(splitTable, { id }, columns);
  }

  async find(id: string): Promise<Split | undefined> {
    const row = await this.manager.findOneBy(splitTable, { id });
    return row ? toSplit(row) : undefined;
  }

  async lock(id: string): Promise<Split | undefined> {
    const row = await this.manager.findOne(splitTable, {
      where: { id },
      lock: { mode: 'pessimistic_write' },
    });
    return row ? toSplit(row) : undefined;
  }

  async ofEpisode(episodeId: string): Promise<Split[]> {
    const rows = await this.manager.find(splitTable, {
      where: [{ fromId: episodeId }, { toId: episodeId }],
      order: { proposedAt: 'ASC', id: 'ASC' },
    });
    return rows.map(toSplit);
  }
}

const MEMBERS = {
  table: 'episode_split',
  by: 'state',
  needs: {
    proposed: [],
    declined: ['decidedAt', 'declinedBecause'],
    made: ['decidedAt', 'corrections'],
  },
  lacks: {
    proposed: ['decidedAt', 'declinedBecause', 'corrections'],
    declined: ['corrections'],
    made: ['declinedBecause'],
  },
} as const;

function toRow({ from, to, documents, consents, team, contacts, ...split }: Split): SplitRow {
  const { decidedAt, declinedBecause, corrections }: Partial<ReadRow<SplitRow>> = {
    ...split,
    ...('corrections' in split ? { corrections: [...split.corrections] } : {}),
  } as Partial<ReadRow<SplitRow>>;
  return {
    ...split,
    ...{ fromId: from.episodeId, fromAnswers: from.answers },
    ...{ toId: to.episodeId, toAnswers: to.answers },
    ...{ documents: [...documents], consents: [...consents], team: [...team] },
    contacts: [...contacts],
    coordinator: split.coordinator ?? null,
    proposedAt: new Date(split.proposedAt),
    dueAt: new Date(split.dueAt),
    agreements: [...split.agreements],
    decidedAt: toDate(decidedAt),
    declinedBecause: declinedBecause ?? null,
    corrections: corrections ?? null,
  };
}

function toSplit({ fromId, fromAnswers, toId, toAnswers, ...row }: SplitRow): Split {
  const member = readMember(row, MEMBERS);
  const from = { episodeId: fromId, answers: fromAnswers };
  return { ...member, from, to: { episodeId: toId, answers: toAnswers } };
}
