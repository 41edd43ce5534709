import { createLogger } from '@hub/observability';
import { config } from './config.js';
import { LOG } from './log-messages.js';
import { openConsole } from './open-console.js';

const log = createLogger('console', config.logLevel);

try {
  log.info(LOG.starting);
  const close = await openConsole(config, log);
  const stop = (): void => {
    void close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  log.info(LOG.ready, { address: `${config.host}:${String(config.port)}` });
} catch (error) {
  log.error(LOG.failed, { error });
  process.stderr.write(
    `The console could not start: ${error instanceof Error ? error.message : 'unknown fault'}\n`,
  );
  process.exit(1);
}
