import { execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';
import { GenericContainer, Wait } from 'testcontainers';
import type { BackingServices, BackingServicesRequest } from './services.js';

const run = promisify(execFile);
const POSTGRES_IMAGE = 'postgres:18';
const RABBITMQ_IMAGE = 'rabbitmq:4-management';
const COMPOSE_PASSWORD = 'local-only';

/** Services in containers; undefined where no Docker engine answers. */
export async function fromDocker({
  purpose,
  tell,
}: BackingServicesRequest): Promise<BackingServices | undefined> {
  const answers = await run('docker', ['info'], { timeout: 5_000 }).then(
    () => true,
    () => false,
  );
  if (!answers) return undefined;
  tell('A Docker engine answers: PostgreSQL and RabbitMQ run in containers.');
  return purpose === 'tests' ? throwAwayContainers() : composeServices();
}

async function throwAwayContainers(): Promise<BackingServices> {
  const [postgres, rabbitmq] = await Promise.all([
    new GenericContainer(POSTGRES_IMAGE)
      .withEnvironment({ POSTGRES_PASSWORD: COMPOSE_PASSWORD })
      .withExposedPorts(5432)
      .withWaitStrategy(Wait.forLogMessage(/ready to accept connections/, 2))
      .start(),
    new GenericContainer(RABBITMQ_IMAGE)
      .withEnvironment({ RABBITMQ_DEFAULT_USER: 'admin', RABBITMQ_DEFAULT_PASS: COMPOSE_PASSWORD })
      .withExposedPorts(5672, 15672)
      .withWaitStrategy(Wait.forLogMessage(/Server startup complete/))
      .start(),
  ]);
  const host = rabbitmq.getHost();
  return {
    origin: 'throw-away Docker containers',
    databaseUrl: `postgres://postgres:${COMPOSE_PASSWORD}@${postgres.getHost()}:${String(postgres.getMappedPort(5432))}/postgres`,
    amqpUrl: `amqp://admin:${COMPOSE_PASSWORD}@${host}:${String(rabbitmq.getMappedPort(5672))}`,
    managementUrl: `http://admin:${COMPOSE_PASSWORD}@${host}:${String(rabbitmq.getMappedPort(15672))}`,
    stop: async () => {
      await Promise.all([postgres.stop(), rabbitmq.stop()]);
    },
  };
}

async function composeServices(): Promise<BackingServices> {
  await compose('up', '--detach', '--wait', 'postgres', 'rabbitmq');
  return {
    origin: 'docker compose',
    databaseUrl: `postgres://postgres:${COMPOSE_PASSWORD}@127.0.0.1:15432/postgres`,
    amqpUrl: `amqp://admin:${COMPOSE_PASSWORD}@127.0.0.1:15673`,
    managementUrl: `http://admin:${COMPOSE_PASSWORD}@127.0.0.1:15674`,
    stop: () => compose('stop', 'postgres', 'rabbitmq'),
  };
}

function compose(...words: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn('docker', ['compose', ...words], {
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.on('error', reject);
    child.on('exit', (code) => {
      if (code === 0) resolve();
      else
        reject(new Error(`docker compose ${words.join(' ')} failed. Run it by hand to see why.`));
    });
  });
}
