import type { ServiceName } from '@hub/contracts';
import { type Environment, readEnvironment } from './environment.js';

/** What every service is told by its environment. */
export interface ServiceConfig {
  readonly service: ServiceName;
  readonly databaseUrl: string;
  readonly amqpUrl: string;
  /** Port of the service's own HTTP door; loopback unless `host` says otherwise. */
  readonly port: number;
  readonly host: string;
  readonly keyFile: string;
  readonly logLevel: string;
  readonly otlpEndpoint?: string;
  /** Switched off only to measure what the journal costs. */
  readonly journal: boolean;
  /** Waits before each further attempt at an event that failed, in milliseconds. */
  readonly retryLevelsMs?: readonly number[];
}

/**
 * @param own settings of this service alone
 * @throws Error that names every variable which is missing or wrong, the service's own too
 */
export function readServiceConfig<Own extends object = object>(
  service: ServiceName,
  variables: Readonly<Record<string, string | undefined>>,
  own?: (from: Environment) => Own,
): ServiceConfig & Own {
  return readEnvironment(variables, (from) => ({
    ...commonSettings(service, from),
    ...(own?.(from) as Own),
  }));
}

function commonSettings(service: ServiceName, from: Environment): ServiceConfig {
  const otlpEndpoint = from.optional('OTEL_EXPORTER_OTLP_ENDPOINT');
  const retryLevelsMs = from.wholes('HUB_RETRY_LEVELS_MS');
  return {
    service,
    databaseUrl: from.text('HUB_DATABASE_URL'),
    amqpUrl: from.text('HUB_AMQP_URL'),
    port: from.whole('HUB_PORT'),
    host: from.textOr('HUB_HOST', '127.0.0.1'),
    keyFile: from.text('HUB_KEY_FILE'),
    logLevel: from.textOr('HUB_LOG_LEVEL', 'info'),
    journal: from.optional('HUB_JOURNAL') !== 'off',
    ...(retryLevelsMs.length === 0 ? {} : { retryLevelsMs }),
    ...(otlpEndpoint === undefined ? {} : { otlpEndpoint }),
  };
}
