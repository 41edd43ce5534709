import { EntitySchema } from 'typeorm';
import type { Dispute } from '../../domain/dispute.js';

export interface DisputeRow extends Omit<Dispute, 'openedAt' | 'respondents'> {
  respondents: string[];
  openedAt: Date;
}

export const disputeTable = new EntitySchema<DisputeRow>({
  name: 'dispute',
  columns: {
    id: { type: 'uuid', primary: true },
    episodeId: { type: 'uuid', name: 'episode_id' },
    kind: { type: 'text' },
    openedBy: { type: 'text', name: 'opened_by' },
    respondents: { type: 'text', array: true },
    askedFor: { type: 'text', name: 'asked_for' },
    riskOfHarm: { type: 'boolean', name: 'risk_of_harm' },
    state: { type: 'text' },
    stage: { type: 'integer' },
    openedAt: { type: 'timestamptz', name: 'opened_at' },
    version: { type: 'integer' },
  },
});

export interface CounterpartRow {
  episodeId: string;
  authority: string;
}

export const counterpartTable = new EntitySchema<CounterpartRow>({
  name: 'episode_counterpart',
  columns: {
    episodeId: { type: 'uuid', name: 'episode_id', primary: true },
    authority: { type: 'text', primary: true },
  },
});
