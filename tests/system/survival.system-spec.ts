import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { SERVICES } from '@hub/contracts';
import { TransferCompleted } from '@hub/contracts/episode';
import type { MessageView } from '@hub/contracts/monitor';
import { management } from '../../tools/backing-services/management.js';
import { Stage } from './stage/stage.js';

const RECOVERS_WITHIN_MS = 90_000;
/**
 * A broker takes a quarter of a minute to come back on a slow machine; whoever waits for it tries
 * on, with the same key.
 */
const PATIENCE = { attempts: 20 };
let stage: Stage;
beforeAll(() => {
  stage = new Stage();
});

/** A journey that passes through every service: nothing may be lost on the way. */
async function journey(disturb: () => Promise<void>): Promise<void> {
  const { consent, episode } = await stage.episode('Lewisham', ['Greenwich', 'Southwark']);
  const disturbance = disturb();
  const transfer = await stage.propose('Lewisham', 'Greenwich', episode.id, PATIENCE);
  const second = await stage.consent('Lewisham', ['Southwark', 'Bexley'], PATIENCE);
  await disturbance;
  await stage.journal.until(TransferCompleted.type, transfer.id, [
    stage.code('Lewisham'),
    stage.code('Greenwich'),
  ]);
  await stage.untilConfirmed('Lewisham', consent.id, 'granted', RECOVERS_WITHIN_MS);
  await stage.untilConfirmed('Lewisham', second.id, 'granted', RECOVERS_WITHIN_MS);
}

describe('nothing is lost when', () => {
  it.each(SERVICES)(
    '%s is killed in the middle of a journey and started again',
    async (service) => {
      await journey(async () => {
        await stage.process(service, 'kill');
        await stage.process(service, 'start');
      });
    },
    RECOVERS_WITHIN_MS * 2,
  );

  it(
    'the broker is killed and started again',
    async () => {
      await journey(() => stage.crash('broker'));
    },
    RECOVERS_WITHIN_MS * 2,
  );

  it(
    'the database is killed and started again',
    async () => {
      await journey(() => stage.crash('database'));
    },
    RECOVERS_WITHIN_MS * 2,
  );

  it(
    'the case systems are away; they get what they missed, in order, when they come back',
    async () => {
      await stage.process('borough-simulator', 'kill');
      const first = await stage.consent('Lewisham', ['Bexley']);
      await stage
        .as('Lewisham')
        .post(`/v1/consents/${first.id}/withdrawal`, { body: { withdrawnBy: 'child' } });
      await stage.process('borough-simulator', 'start');
      await stage.untilConfirmed('Lewisham', first.id, 'withdrawn', RECOVERS_WITHIN_MS);
      const received = await stage.journal.find({ authority: stage.code('Bexley') });
      const sequences = received.map((entry) => Number(entry.message.sequence));
      expect(sequences.length).toBeGreaterThanOrEqual(2);
      expect(sequences).toEqual([...sequences].sort((a, b) => a - b));
    },
    RECOVERS_WITHIN_MS * 2,
  );
});

describe('what a borough was sent and its queue lost', () => {
  it(
    'reaches it by itself once it is back: a withdrawal whose queue was purged',
    async () => {
      const bexley = stage.code('Bexley');
      const consent = await stage.consent('Lewisham', ['Bexley']);
      await stage.untilConfirmed('Lewisham', consent.id, 'granted', RECOVERS_WITHIN_MS);
      await stage.process('borough-simulator', 'kill');
      await stage.as('Lewisham').post(`/v1/consents/${consent.id}/withdrawal`, {
        body: { withdrawnBy: 'parental_responsibility' },
      });
      const delivery = `SELECT sent_at FROM delivery WHERE about = '${consent.id}' AND type = 'consent.withdrawn.v1' AND authority = '${bexley}' AND sent_at IS NOT NULL`;
      await stage.until(
        () => stage.query<object>('notification-service', delivery),
        (rows) => rows.length === 1,
      );
      const [managementUrl = ''] = stage.files.managementUrl.split(',');
      await management(managementUrl, 'DELETE', `/api/queues/m.${bexley}/out/contents`);
      await stage.process('borough-simulator', 'start');
      await stage.untilConfirmed('Lewisham', consent.id, 'withdrawn', RECOVERS_WITHIN_MS);
      expect(
        await stage.journal.find({
          authority: bexley,
          type: 'consent.withdrawn.v1',
          subject: consent.id,
        }),
      ).toHaveLength(1);
      const operations = stage.asOperations();
      const messages = async () =>
        (
          await operations.get<{ items: MessageView[] }>(
            `/v1/ops/messages?subject=${consent.id}&messageType=consent.withdrawn.v1`,
          )
        ).body.items;
      const sentAgain = (items: readonly MessageView[]): boolean =>
        items.some(({ handlings }) =>
          handlings.some(
            ({ consumer, last, timesAgain = 0 }) =>
              consumer === bexley && last === 'confirmed' && timesAgain > 0,
          ),
        );
      expect(sentAgain(await stage.until(messages, sentAgain))).toBe(true);
    },
    RECOVERS_WITHIN_MS * 2,
  );
});

describe('case systems that misbehave', () => {
  it('slow ones confirm late, silent ones stay visible, wrong ones are told', async () => {
    await stage.journal.behave(stage.code('Harrow'), { delayMs: 600 });
    await stage.journal.behave(stage.code('Hillingdon'), { mode: 'silent' });
    await stage.journal.behave(stage.code('Haringey'), { mode: 'wrong' });
    const consent = await stage.consent('Lewisham', ['Harrow', 'Hillingdon', 'Haringey']);
    const look = async () =>
      (await stage.as('Lewisham').get<typeof consent>(`/v1/consents/${consent.id}`)).body.receipts;
    const receipts = await stage.until(
      look,
      (seen) =>
        seen.every((receipt) => receipt.toldAt !== undefined) &&
        seen.filter((receipt) => receipt.receivedAt !== undefined).length === 2,
    );
    const silent = receipts.find((receipt) => receipt.authority === stage.code('Hillingdon'));
    expect(silent?.toldAt).toBeDefined();
    expect(silent?.receivedAt).toBeUndefined();
    for (const name of ['Harrow', 'Hillingdon', 'Haringey'])
      await stage.journal.behave(stage.code(name), { mode: 'normal', delayMs: 0 });
  });
});

describe('what is kept apart', () => {
  it('no service’s role reads another’s schema', async () => {
    for (const reader of SERVICES) {
      for (const owner of SERVICES) {
        const attempt = stage.query(
          reader,
          `SELECT 1 FROM ${owner.replaceAll('-', '_')}.outbox LIMIT 1`,
        );
        if (reader === owner) await expect(attempt).resolves.toBeDefined();
        else await expect(attempt).rejects.toThrow(/permission denied for schema/);
      }
    }
  });

  it('the database itself refuses a second Lead Professional, and none at all', async () => {
    const { episode } = await stage.episode('Bexley', ['Bromley']);
    const person = stage.person('Bromley').id;
    const second = `INSERT INTO lead_term (episode_id, term, authority, person_id, since) VALUES ('${episode.id}', 2, 'E09000006', '${person}', now())`;
    await expect(stage.query('episode-service', second)).rejects.toThrow(/lead_term_one_active/);
    await expect(
      stage.query(
        'episode-service',
        `UPDATE lead_term SET ended_at = now() WHERE episode_id = '${episode.id}'`,
      ),
    ).rejects.toThrow(/without a Lead Professional/);
    const gap = `WITH ended AS (UPDATE lead_term SET ended_at = now() WHERE episode_id = '${episode.id}' RETURNING 1)
      INSERT INTO lead_term (episode_id, term, authority, person_id, since) SELECT '${episode.id}', 2, 'E09000006', '${person}', now() + interval '1 second' FROM ended`;
    await expect(stage.query('episode-service', gap)).rejects.toThrow(
      /overlap or leave a gap|lead_term_one_active/,
    );
  });

  it('no outbox is left with anything', async () => {
    for (const service of SERVICES) {
      const look = () => stage.query<object>(service, 'SELECT type, state FROM outbox');
      await stage.until(look, (rows) => (rows as unknown[]).length === 0, 20_000);
    }
  }, 60_000);

  it('neither logs nor stored messages hold a child’s identity', async () => {
    const { details } = stage.childOf('Hackney', 4);
    const secrets = [
      details.nhsNumber ?? '',
      `"${details.familyName ?? ''}"`,
      details.dateOfBirth ?? '',
    ];
    const folder = `${stage.files.stateFolder}/logs`;
    const logs = readdirSync(folder).map((name) => readFileSync(`${folder}/${name}`, 'utf8'));
    const deliveries = JSON.stringify(
      await stage.query('notification-service', 'SELECT envelope FROM delivery'),
    );
    const lookups = JSON.stringify(
      await stage.query(
        'lookup-service',
        `SELECT convert_from(substring(answer for 0), 'UTF8') FROM lookup`,
      ),
    );
    for (const text of [...logs, deliveries, lookups])
      for (const secret of secrets) expect(text.includes(secret)).toBe(false);
    expect(logs.join('').length).toBeGreaterThan(1000);
  });
});
