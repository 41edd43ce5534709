import { encryptToHub } from '@hub/borough-connector';
import { createLogger } from '@hub/observability';
import { readChildren } from './children.js';
import { config } from './config.js';
import { generateServices } from './feeds/generate-services.js';
import { openFeeds } from './feeds/own-feeds.js';
import { openControlDoor } from './control-door.js';
import { readCredentials } from './credentials.js';
import { Journal } from './journal.js';
import { LOG } from './log-messages.js';
import { SimulatedAuthority } from './simulated-authority.js';

const log = createLogger('borough-simulator', config.logLevel);
const { authorities: members } = readCredentials(config.credentialsFile);
const hub = { url: config.hubUrl, amqp: config.amqpUrl };
const journal = new Journal();
const authorities = new Map(
  members.map((member) => [member.code, new SimulatedAuthority(member, hub, journal, log)]),
);
const SEED = 2026;
let ready = false;
const feeds = openFeeds(
  generateServices(config.services, SEED, config.outcodesFile),
  config.feedMoods,
);
const door = openControlDoor(config, { authorities, feeds, journal, ready: () => ready });

async function stop(): Promise<void> {
  door.close();
  await Promise.all([...authorities.values()].map((authority) => authority.close()));
  process.exit(0);
}
process.on('SIGTERM', () => void stop());
process.on('SIGINT', () => void stop());

try {
  await Promise.all([...authorities.values()].map((authority) => authority.connect()));
  const children = readChildren(config.febrlFolder, config.outcodesFile);
  const encrypt = await encryptToHub(hub.url);
  const codes = [...authorities.keys()];
  await Promise.all(
    [...authorities.values()].map((authority) =>
      authority.publishServices(`${config.feedsUrl}/${authority.code}`),
    ),
  );
  await Promise.all(
    [...authorities.values()].map(async (authority, place) => {
      const own = children.filter((child) => child.place % codes.length === place);
      await authority.connectSocialCare(own, encrypt);
      await (config.federated.includes(authority.code)
        ? authority.federate(own, encrypt)
        : authority.publish(own, encrypt));
    }),
  );
  ready = true;
  log.info(LOG.ready, { count: authorities.size });
} catch (error) {
  log.error(LOG.failed, { error });
  process.stderr.write(
    `The simulator could not start: ${error instanceof Error ? error.message : 'unknown fault'}\n`,
  );
  process.exit(1);
}
