import { EntitySchema } from 'typeorm';

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
