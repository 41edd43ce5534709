import { readFileSync } from 'node:fs';

function required(name: string): string {
  const value = process.env[name];
  if (value === undefined)
    throw new Error(`${name} is missing. Run the tests with npm test, which provides it.`);
  return value;
}

/** Addresses of the real database and broker. A missing one fails the test. */
export const backing = {
  get databaseUrl(): string {
    return required('HUB_TEST_DATABASE_URL');
  },
  get amqpUrl(): string {
    return required('HUB_TEST_AMQP_URL');
  },
  get managementUrl(): string {
    return required('HUB_TEST_MANAGEMENT_URL');
  },
};

/**
 * How much tests of chance try: in every run once, with a seed of their own; in a part of `npm run
 * test:long` more, and with others.
 */
export const effort = {
  get isLong(): boolean {
    return process.env['HUB_TEST_LONG'] === '1';
  },
  seed(usual: number): number {
    return Number(process.env['HUB_TEST_SEED'] ?? usual);
  },
};

/** Where pictures of the pages go that are looked at; nowhere unless it is said. */
export const pictures = {
  get folder(): string | undefined {
    return process.env['HUB_TEST_PICTURES'];
  },
  /** Whether those of the README are taken anew, with what stands beside them. */
  get keep(): boolean {
    return process.env['HUB_KEEP_PICTURES'] === '1';
  },
};

interface StageFile {
  readonly hubUrl: string;
  readonly simulatorUrl: string;
  readonly stageUrl: string;
  /** Where the hub looks for a mail server. */
  readonly mailPort: number;
  readonly amqpUrl: string;
  readonly managementUrl: string;
  readonly databaseUrl: string;
  readonly stateFolder: string;
}

/** The running hub that the system tests act on. */
export function readStageFile(): StageFile {
  return JSON.parse(readFileSync(required('HUB_STAGE_FILE'), 'utf8')) as StageFile;
}
