import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Stage } from './stage/stage.js';

/** What a README says after **Tables**, without what stands in brackets. */
function namedIn(path: string): string[] {
  const [, said = ''] =
    /\*\*Tables\*\*([^]*?)(?:\n\n|; and those of)/.exec(readFileSync(path, 'utf8')) ?? [];
  return said.replaceAll(/\(.*?\)/gs, '').match(/\b[a-z_]+(?=\s*[,;.\n]|\s*$)/g) ?? [];
}

const readmeOf = (service: string): string => `apps/${service}/README.md`;
const keepers = readdirSync('apps').filter(
  (app) => existsSync(readmeOf(app)) && readFileSync(readmeOf(app), 'utf8').includes('**Tables**'),
);
const everywhere = namedIn('libs/messaging/README.md');

describe.each(keepers)('%s', (service) => {
  it('names its tables in its README, and no others', async () => {
    const rows = await new Stage().query<{ name: string }>(
      service,
      `SELECT relname AS name FROM pg_class
       WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p')
         AND NOT relispartition AND relname <> 'migrations' ORDER BY 1`,
    );
    const own = rows.map(({ name }) => name).filter((name) => !everywhere.includes(name));

    expect(namedIn(readmeOf(service)).sort()).toEqual(own);
  });
});
