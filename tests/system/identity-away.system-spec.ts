import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { clientCredentials, HttpDoor } from '@hub/borough-connector';
import type { ServicePage } from '@hub/contracts/directory';
import type { LookupView } from '@hub/contracts/lookup';
import type { AuthorityList } from '@hub/contracts/identity';
import { asPerson, signIn } from '../../tools/people/sign-in.js';
import { HEAD } from '../directory/service-lines.js';
import { Stage } from './stage/stage.js';

/** Stopping and starting a process takes seconds, and so does a file of many services. */
const WITHIN_MS = 120_000;
const SERVICES = '/v1/services?q=club';
const ROWS = 5_000;

let stage: Stage;
/** Stopped by a test. */
let away: 'directory-service' | 'identity-service' | undefined;

beforeEach(() => {
  stage = new Stage();
});
afterEach(async () => {
  if (away) await stage.process(away, 'start');
  away = undefined;
});

async function stop(service: 'directory-service' | 'identity-service'): Promise<void> {
  await stage.process(service, 'stop');
  away = service;
}

it(
  'while directory-service is away people and systems sign in, are known by their roles, and look children up',
  async () => {
    await stop('directory-service');
    const person = stage.person('Havering', 'lead_caf_contact');
    const lead = new HttpDoor(stage.url, asPerson(stage.url, person));
    const { items } = (await lead.get<AuthorityList>('/v1/authorities', { attempts: 1 })).body;
    expect(items).toHaveLength(33);
    await expect(lead.get('/v1/lookup-questions', { attempts: 1 })).resolves.toMatchObject({
      status: 200,
    });
    const system = stage.asSystem('Havering');
    expect((await system.get('/v1/authorities', { attempts: 1 })).status).toBe(200);
    const lookup: LookupView = await stage.lookup('Havering');
    expect(lookup.rows).toHaveLength(33);
    await expect(lead.get(SERVICES, { attempts: 1 })).rejects.toMatchObject({
      status: 503,
      code: 'unavailable',
    });
  },
  WITHIN_MS,
);

it(
  'while directory-service reads a large file people sign in',
  async () => {
    const keeper = stage.as('Barnet', 'lead_caf_contact');
    await keeper.get(SERVICES);
    const rows = Array.from(
      { length: ROWS },
      (_, place) => `${String(place)},Club,,,,,,,,universal`,
    );
    let isRead = false;
    const reading = keeper
      .post('/v1/service-imports?licence=x&dryRun=true', {
        raw: { type: 'text/csv', content: [HEAD, ...rows].join('\n') },
        attempts: 1,
      })
      .finally(() => {
        isRead = true;
      });
    await expect(signIn(stage.url, stage.person('Harrow'))).resolves.toBeDefined();
    expect(isRead).toBe(false);
    expect(await reading).toMatchObject({ body: { good: ROWS } });
  },
  WITHIN_MS,
);

it(
  'while identity-service is away the directory answers: the public, and whoever has a token',
  async () => {
    const token = clientCredentials(stage.url, stage.authority('Hounslow').client);
    const kept = await token();
    const system = new HttpDoor(stage.url, () => Promise.resolve(kept));
    await stop('identity-service');
    const { status, body } = await system.get<ServicePage>(SERVICES, { attempts: 1 });
    expect(status).toBe(200);
    expect(body.items.length).toBeGreaterThan(0);
    const open = await fetch(`${stage.url}/open-referral-uk/v3/services?per_page=1`);
    expect(open.status).toBe(200);
    await expect(signIn(stage.url, stage.person('Hounslow'))).rejects.toThrow(/503/);
    await expect(system.get('/v1/authorities', { attempts: 1 })).rejects.toMatchObject({
      status: 503,
      code: 'unavailable',
    });
  },
  WITHIN_MS,
);
