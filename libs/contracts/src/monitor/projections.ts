import { defineCommand, defineQuery } from '../definition.js';
import { Flag, Whole } from '../shape/fields.js';
import { Done } from '../shape/page.js';
import { get, HUGE, OPERATIONS } from './operations-query.js';

export class ProjectionsView {
  @Whole(0, HUGE, 'Steps in the journal') journalEntries!: number;
  @Whole(0, HUGE, 'Of these, taken up in what is shown') projectedTo!: number;
  @Whole(0, HUGE, 'How far what is shown lags behind the journal, ms') lagMs!: number;
  @Flag('Whether everything is being made anew from the journal') rebuilding!: boolean;
}

export class ReadProjectionsPayload {}

export const ReadProjections = defineQuery({
  ...OPERATIONS,
  type: 'projection.read.v1',
  summary: 'How far what operations see lags behind what happened.',
  payload: ReadProjectionsPayload,
  reply: ProjectionsView,
  http: get('/v1/ops/projections'),
  examples: [{}],
});

export class RebuildProjectionsPayload {}

export const RebuildProjections = defineCommand({
  ...OPERATIONS,
  type: 'projection.rebuild.v1',
  summary: 'Makes everything that operations see anew from the journal.',
  payload: RebuildProjectionsPayload,
  reply: Done,
  http: { method: 'POST', path: '/v1/ops/projections/rebuild', success: 200 },
  examples: [{}],
});
