import { EntitySchema } from 'typeorm';
import type { LateOutcome } from '@hub/contracts/lookup';

export interface LateAnswerRow {
  id: string;
  episodeId: string;
  authority: string;
  askedUntil: Date;
  tries: number;
  nextAt: Date | null;
  outcome: LateOutcome | null;
  references: string[];
  answeredAt: Date | null;
  seen: boolean;
}

export const lateAnswerTable = new EntitySchema<LateAnswerRow>({
  name: 'late_answer',
  columns: {
    id: { type: 'uuid', primary: true },
    episodeId: { type: 'uuid', name: 'episode_id' },
    authority: { type: 'text' },
    askedUntil: { type: 'timestamptz', name: 'asked_until' },
    tries: { type: 'smallint' },
    nextAt: { type: 'timestamptz', name: 'next_at', nullable: true },
    outcome: { type: 'text', nullable: true },
    references: { type: 'text', name: 'found_references', array: true },
    answeredAt: { type: 'timestamptz', name: 'answered_at', nullable: true },
    seen: { type: 'boolean', default: false },
  },
});
