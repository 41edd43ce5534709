import { type EntityManager, EntitySchema } from 'typeorm';
import { readMember } from '@hub/persistence';
import type { BreachStore } from '../../application/breaches/breach-ports.js';
import type { AssessedBreach, Breach } from '../../domain/breaches/breach.js';

interface BreachRow {
  correctionId: string;
  episodeId: string;
  authority: string;
  awareAt: Date;
  assessBy: Date;
  decideBy: Date;
  climbs: number;
  state: Breach['state'];
  assessment: AssessedBreach['assessment'] | null;
  regulator: NonNullable<AssessedBreach['regulator']> | null;
  family: NonNullable<AssessedBreach['family']> | null;
  version: number;
}

export const breachTable = new EntitySchema<BreachRow>({
  name: 'breach',
  columns: {
    correctionId: { type: 'uuid', name: 'correction_id', primary: true },
    episodeId: { type: 'uuid', name: 'episode_id' },
    authority: { type: 'text' },
    awareAt: { type: 'timestamptz', name: 'aware_at' },
    assessBy: { type: 'timestamptz', name: 'assess_by' },
    decideBy: { type: 'timestamptz', name: 'decide_by' },
    climbs: { type: 'integer' },
    state: { type: 'text' },
    assessment: { type: 'jsonb', nullable: true },
    regulator: { type: 'jsonb', nullable: true },
    family: { type: 'jsonb', nullable: true },
    version: { type: 'integer' },
  },
});

const SAID = ['assessment', 'regulator', 'family'] as const;
const MEMBERS = {
  table: 'breach',
  by: 'state',
  needs: { recorded: [], assessed: ['assessment'], dismissed: [] },
  lacks: { recorded: SAID, assessed: [], dismissed: SAID },
} as const;

export class TypeormBreachStore implements BreachStore {
  constructor(private readonly manager: EntityManager) {}

  async add(breach: Breach): Promise<void> {
    await this.manager.insert(breachTable, toRow(breach));
  }

  async save(breach: Breach): Promise<void> {
    const { correctionId, ...columns } = toRow(breach);
    await this.manager.update(breachTable, { correctionId }, columns);
  }

  async find(correctionId: string): Promise<Breach | undefined> {
    const row = await this.manager.findOneBy(breachTable, { correctionId });
    return row ? readMember(row, MEMBERS) : undefined;
  }

  async lock(correctionId: string): Promise<Breach | undefined> {
    const row = await this.manager.findOne(breachTable, {
      where: { correctionId },
      lock: { mode: 'pessimistic_write' },
    });
    return row ? readMember(row, MEMBERS) : undefined;
  }
}

function toRow(breach: Breach): BreachRow {
  const said = breach.state === 'assessed' ? breach : undefined;
  return {
    ...breach,
    awareAt: new Date(breach.awareAt),
    assessBy: new Date(breach.assessBy),
    decideBy: new Date(breach.decideBy),
    assessment: said?.assessment ?? null,
    regulator: said?.regulator ?? null,
    family: said?.family ?? null,
  };
}
