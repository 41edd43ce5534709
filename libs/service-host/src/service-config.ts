import type { ServiceName } from '@hub/contracts';

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

type Environment = Readonly<Record<string, string | undefined>>;

/** @throws Error that names every variable which is missing or wrong */
export function readServiceConfig(service: ServiceName, environment: Environment): ServiceConfig {
  const endpoint = environment['OTEL_EXPORTER_OTLP_ENDPOINT'];
  const faults = [
    () => required(environment, 'HUB_DATABASE_URL'),
    () => required(environment, 'HUB_AMQP_URL'),
    () => wholeNumber(environment, 'HUB_PORT'),
    () => required(environment, 'HUB_KEY_FILE'),
    () => retryLevels(environment['HUB_RETRY_LEVELS_MS']),
  ].flatMap(faultOf);
  if (faults.length > 0) throw new Error(faults.join(' '));
  return {
    service,
    databaseUrl: required(environment, 'HUB_DATABASE_URL'),
    amqpUrl: required(environment, 'HUB_AMQP_URL'),
    port: wholeNumber(environment, 'HUB_PORT'),
    host: environment['HUB_HOST'] ?? '127.0.0.1',
    keyFile: required(environment, 'HUB_KEY_FILE'),
    logLevel: environment['HUB_LOG_LEVEL'] ?? 'info',
    journal: environment['HUB_JOURNAL'] !== 'off',
    ...retryLevels(environment['HUB_RETRY_LEVELS_MS']),
    ...(endpoint === undefined || endpoint === '' ? {} : { otlpEndpoint: endpoint }),
  };
}

function faultOf(read: () => unknown): string[] {
  try {
    read();
    return [];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

export function required(environment: Environment, name: string): string {
  const value = environment[name];
  if (value === undefined || value === '')
    throw new Error(`The environment variable ${name} is missing.`);
  return value;
}

export function wholeNumber(environment: Environment, name: string, byDefault?: number): number {
  const text = environment[name];
  if ((text === undefined || text === '') && byDefault !== undefined) return byDefault;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0)
    throw new Error(`The environment variable ${name} must be a whole number.`);
  return value;
}

function retryLevels(text: string | undefined): Pick<ServiceConfig, 'retryLevelsMs'> {
  if (text === undefined || text === '') return {};
  const retryLevelsMs = text.split(',').map(Number);
  if (retryLevelsMs.some((level) => !Number.isInteger(level) || level < 0)) {
    throw new Error(
      'The environment variable HUB_RETRY_LEVELS_MS must be whole numbers with commas between them.',
    );
  }
  return { retryLevelsMs };
}
