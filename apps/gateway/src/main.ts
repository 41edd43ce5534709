import { repeat, runService } from '@hub/service-host';
import { AUTHORITY_CODES } from '@hub/contracts';
import { CreateDoor1 } from '../migrations/1-create-door.js';
import { ParkOnce2 } from '../migrations/2-park-once.js';
import { ProblemFilter } from './adapters/http/problem-filter.js';
import { wireHttp } from './adapters/http/wire-http.js';
import { deleteExpired } from './adapters/oidc/postgres-oidc-adapter.js';
import { oidcTable, parkedMessageTable } from './adapters/persistence/tables.js';
import { config } from './config.js';
import { composeGateway, type Gateway } from './gateway.module.js';
import { GatewayKeys } from './keys.js';
import { LOG } from './log-messages.js';

const CLEAN_UP_MS = 10 * 60_000;
let gateway: Gateway | undefined;

await runService({
  config,
  keys: GatewayKeys,
  entities: [oidcTable, parkedMessageTable],
  migrations: [CreateDoor1, ParkOnce2],
  compose: (parts) => {
    gateway = composeGateway(parts, config);
    return gateway.composition;
  },
  wire: (app, parts) => {
    if (!gateway) throw new Error('The gateway is wired before it is composed');
    const { provider, ingress, denials } = gateway;
    const problems = new ProblemFilter(config.publicUrl, parts.log, denials);
    app.useGlobalFilters(problems);
    wireHttp(app, parts, {
      provider,
      problems,
      callsPerMinuteAndAddress: config.callsPerMinuteAndAddress,
    });
    provider.on('server_error', (_context, error) => {
      parts.log.error(LOG.identityFault, { error });
    });
    ingress.start();
    parts.probes.require('members', () =>
      ingress.connected === AUTHORITY_CODES.length
        ? { ready: true }
        : {
            ready: false,
            because: `connected to ${String(ingress.connected)} of ${String(AUTHORITY_CODES.length)} vhosts`,
          },
    );
    parts.onStop(() => ingress.stop());
    const cleanUp = { execute: () => deleteExpired(parts.database.manager) };
    parts.onStop(repeat(cleanUp, CLEAN_UP_MS, parts.log));
  },
});
