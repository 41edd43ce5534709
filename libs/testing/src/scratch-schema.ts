import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { DataSource, EntitySchema, MigrationInterface } from 'typeorm';
import { failAtOnce, openDatabase } from '@hub/persistence';
import { addressIn, provideTemplate } from './scratch-template.js';

/**
 * A schema of its own on a real PostgreSQL, in a copy of a database that was made once; dropped
 * with `drop`.
 */
export class ScratchSchema {
  private constructor(
    readonly database: DataSource,
    /** Address of the schema's own role. */
    readonly url: string,
    private readonly adminUrl: string,
    private readonly name: string,
  ) {}

  static async create(
    adminUrl: string,
    {
      entities,
      migrations,
      extensions = false,
    }: {
      entities: readonly EntitySchema[];
      migrations: readonly (new () => MigrationInterface)[];
      extensions?: boolean;
    },
  ): Promise<ScratchSchema> {
    const template = await provideTemplate(adminUrl, { migrations, extensions });
    const name = `test_${randomBytes(6).toString('hex')}`;
    await run(adminUrl, `CREATE DATABASE ${name} TEMPLATE ${template.name}`);
    const url = addressIn(adminUrl, name, template.name);
    const database = await openDatabase({
      url,
      schema: template.name,
      poolSize: 8,
      onRetry: failAtOnce,
      entities,
      migrations,
    });
    return new ScratchSchema(database, url, adminUrl, name);
  }

  async drop(): Promise<void> {
    await this.database.destroy();
    await run(this.adminUrl, `DROP DATABASE ${this.name} WITH (FORCE)`);
  }
}

async function run(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
