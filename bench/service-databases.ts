import pg from 'pg';
import type { Hub } from '../tools/hub/hub.js';

/** The database of a hub, as the services' own roles. */
export class ServiceDatabases {
  constructor(private readonly hub: Pick<Hub, 'process'>) {}

  async ask<R extends object>(
    service: Parameters<Hub['process']>[0],
    sql: string,
    values: readonly unknown[] = [],
  ): Promise<R[]> {
    const { variables } = this.hub.process(service).settings;
    const client = new pg.Client({ connectionString: variables['HUB_DATABASE_URL'] });
    await client.connect();
    try {
      return (await client.query<R>(sql, [...values])).rows;
    } finally {
      await client.end();
    }
  }
}
