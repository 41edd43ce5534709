import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { DataSource, EntitySchema, MigrationInterface } from 'typeorm';
import { openDatabase, provideExtensions } from '@hub/persistence';

/** A schema of its own on a real PostgreSQL, with a role that owns it and may do nothing else; dropped with `drop`. */
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
      extensions = false,
      ...parts
    }: {
      entities: readonly EntitySchema[];
      migrations: readonly (new () => MigrationInterface)[];
      extensions?: boolean;
    },
  ): Promise<ScratchSchema> {
    const name = `test_${randomBytes(6).toString('hex')}`;
    await run(adminUrl, [
      `CREATE ROLE ${name} LOGIN PASSWORD '${name}'`,
      `CREATE SCHEMA ${name} AUTHORIZATION ${name}`,
      `ALTER ROLE ${name} SET search_path = ${name}`,
    ]);
    if (extensions) await provideExtensions(adminUrl, { role: name, schema: name });
    const url = new URL(adminUrl);
    url.username = name;
    url.password = name;
    const onRetry = (_address: string, _attempt: number, error: unknown): never => {
      throw error;
    };
    const database = await openDatabase({
      url: url.href,
      schema: name,
      poolSize: 8,
      onRetry,
      ...parts,
    });
    return new ScratchSchema(database, url.href, adminUrl, name);
  }

  async drop(): Promise<void> {
    await this.database.destroy();
    await run(this.adminUrl, [
      `DROP SCHEMA ${this.name} CASCADE`,
      `DROP OWNED BY ${this.name}`,
      `DROP ROLE ${this.name}`,
    ]);
  }
}

async function run(url: string, statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
