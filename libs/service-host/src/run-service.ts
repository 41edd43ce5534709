import 'reflect-metadata';
import { randomInt } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { type INestApplication, Module, type Provider, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ExpressAdapter } from '@nestjs/platform-express';
import express from 'express';
import type { DataSource, EntityManager, EntitySchema, MigrationInterface } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { Shape } from '@hub/contracts/shape';
import type { Chance, Clock, Ids, UnitOfWork } from '@hub/use-case';
import {
  BrokerConnection,
  type Journal,
  MESSAGING_MIGRATIONS,
  RequestClient,
  SealedContext,
  SqlUnitOfWork,
} from '@hub/messaging';
import { createLogger, type Logger, Probes, startTracing } from '@hub/observability';
import { openDatabase } from '@hub/persistence';
import { readKeyFile, Sealer, ServiceKeys } from '@hub/security';
import { proclaim } from '@hub/working-time';
import { Backbone } from './backbone.js';
import { readBankHolidayFile } from './bank-holiday-file.js';
import { controllersOf, type Handler } from './handlers.js';
import { HOST_LOG } from './log-messages.js';
import { RethrowFilter } from './rethrow-filter.js';
import type { ServiceConfig } from './service-config.js';

const STOP_WITHIN_MS = 30_000;
const CHANCES = 2 ** 32;

/** What a service's module is built from. */
export interface ServiceParts<Keys extends ServiceKeys = ServiceKeys> {
  readonly config: ServiceConfig;
  readonly log: Logger;
  readonly probes: Probes;
  readonly database: DataSource;
  readonly requests: RequestClient;
  /** For what is consumed beside events and requests. */
  readonly consuming: BrokerConnection;
  /** For steps of messages that neither events nor requests account for. */
  readonly journal: Journal;
  /** Callers of the few bulk streams that come over HTTP. */
  readonly contexts: SealedContext;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly chance: Chance;
  /** Keys of this service alone, from its key file. */
  readonly keys: Keys;
  /** Protects what this service stores. */
  readonly storageSealer: Sealer;
  /** A unit of work over the service's own stores. */
  unitOfWork<Stores>(stores: (manager: EntityManager) => Stores): UnitOfWork<Stores>;
  /** Runs before the connections are closed. */
  onStop(stop: () => Promise<void>): void;
}

/** What a service is made of. Everything in it is composed by hand; nothing is found by magic. */
export interface Composition {
  /** What it answers and reacts to. */
  readonly handlers: readonly Handler[];
  /** Controllers of its HTTP door. */
  readonly controllers?: readonly Type[];
  /** What those controllers are given. */
  readonly providers?: readonly Provider[];
  /** Modules of Nest that those controllers need. */
  readonly imports?: readonly Type[];
}

@Module({})
class ServiceModule {}

export interface ServiceDefinition<Keys extends ServiceKeys> {
  readonly config: ServiceConfig;
  /** What its key file must hold; those that every service has where it says nothing. */
  readonly keys?: Shape<Keys>;
  readonly entities: readonly EntitySchema[];
  readonly migrations: readonly (new () => MigrationInterface)[];
  compose(parts: ServiceParts<Keys>): Composition;
  /** Adds what a composition cannot express, before routes are laid. */
  wire?(app: INestApplication, parts: ServiceParts<Keys>): Promise<void> | void;
}

/**
 * Starts a service and keeps it running until SIGTERM or SIGINT; a fault at start ends the process
 * with a sentence.
 */
export async function runService<Keys extends ServiceKeys = ServiceKeys>(
  definition: ServiceDefinition<Keys>,
): Promise<void> {
  const { config } = definition;
  const log = createLogger(config.service, config.logLevel);
  const stopTracing = startTracing(config.service, config.otlpEndpoint);
  log.info(HOST_LOG.starting);
  try {
    await new RunningService(definition, log).start(stopTracing);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      log.error(HOST_LOG.portTaken, { address: `${config.host}:${String(config.port)}` });
    } else {
      log.error(HOST_LOG.failed, { error });
      process.stderr.write(
        `${config.service} could not start: ${error instanceof Error ? error.message : 'unknown fault'}\n`,
      );
    }
    process.exit(1);
  }
}

class RunningService<Keys extends ServiceKeys> {
  private readonly probes: Probes;
  private readonly stops: (() => Promise<void>)[] = [];
  private started = false;

  constructor(
    private readonly definition: ServiceDefinition<Keys>,
    private readonly log: Logger,
  ) {
    this.probes = new Probes(definition.config.service);
  }

  async start(stopTracing: () => Promise<void>): Promise<void> {
    const { config } = this.definition;
    const http = express();
    const server = await this.openDoor(http);
    const shape = (this.definition.keys ?? ServiceKeys) as Shape<Keys>;
    const keys = readKeyFile(config.keyFile, shape);
    proclaim(readBankHolidayFile());
    const connections = this.connectBroker();
    const database = await this.connectDatabase();

    const backbone = new Backbone(config, database, connections.publish, this.probes, this.log);
    const transportSealer = new Sealer(keys.transport);
    const storageSealer = new Sealer(keys.storage);
    const clock: Clock = { now: () => new Date().toISOString() };
    const parts: ServiceParts<Keys> = {
      config,
      log: this.log,
      probes: this.probes,
      database,
      requests: new RequestClient(connections.publish, transportSealer),
      consuming: connections.consume,
      journal: backbone.journal,
      contexts: new SealedContext(transportSealer),
      clock,
      ids: { next: uuidv7 },
      chance: { next: () => randomInt(CHANCES) / CHANCES },
      keys,
      storageSealer,
      unitOfWork: (stores) =>
        new SqlUnitOfWork({
          service: config.service,
          database,
          stores,
          clock,
          sealer: storageSealer,
          journal: backbone.journal,
          onFacts: backbone.wake,
        }),
      onStop: (stop) => this.stops.push(stop),
    };

    const transport = backbone.transport(connections.consume, transportSealer);
    const {
      handlers,
      controllers = [],
      providers = [],
      imports = [],
    } = this.definition.compose(parts);
    const module = {
      module: ServiceModule,
      imports: [...imports],
      controllers: [...controllers, ...controllersOf(handlers)],
      providers: [...providers],
    };
    const options = { bodyParser: false, logger: false } as const;
    const app = await NestFactory.create(module, new ExpressAdapter(http), options);
    app.useGlobalFilters(new RethrowFilter());
    await this.definition.wire?.(app, parts);
    app.connectMicroservice({ strategy: transport }, { inheritAppConfig: true });
    await app.init();
    await app.startAllMicroservices();
    backbone.start();
    this.probes.require('consumers', () =>
      transport.ready ? { ready: true } : { ready: false, because: 'not attached yet' },
    );
    this.started = true;
    this.log.info(HOST_LOG.started, { address: `${config.host}:${String(config.port)}` });

    this.stopOnSignal(async () => {
      server.close();
      await transport.close();
      for (const stop of this.stops) await stop();
      await backbone.stop();
      await connections.consume.close();
      await connections.publish.close();
      await app.close();
      await database.destroy();
      await stopTracing();
    });
  }

  /** The door opens before anything else, so that `/readyz` can say what is missing. */
  private async openDoor(http: express.Express): Promise<Server> {
    const { host, port } = this.definition.config;
    this.probes.require('service', () =>
      this.started ? { ready: true } : { ready: false, because: 'still starting' },
    );
    this.probes.mount(http);
    http.disable('x-powered-by');
    http.set('etag', false);
    http.use((_request, reply, next) => {
      if (this.started) next();
      else
        reply
          .status(503)
          .set('Retry-After', '2')
          .json({ code: 'unavailable', detail: 'Still starting' });
    });
    const server = createServer(http);
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, resolve);
    });
    return server;
  }

  private connectBroker(): { publish: BrokerConnection; consume: BrokerConnection } {
    const { amqpUrl, service } = this.definition.config;
    const open = (purpose: string): BrokerConnection =>
      new BrokerConnection({ url: amqpUrl, name: `${service} ${purpose}`, log: this.log }).start();
    const connections = { publish: open('publish'), consume: open('consume') };
    for (const [purpose, connection] of Object.entries(connections)) {
      this.probes.require(`broker (${purpose})`, () =>
        connection.connected
          ? { ready: true }
          : { ready: false, because: `no connection to ${connection.address}` },
      );
    }
    return connections;
  }

  private async connectDatabase(): Promise<DataSource> {
    const { config, entities, migrations } = this.definition;
    let trouble: string | undefined;
    this.probes.require('database', () =>
      trouble === undefined ? { ready: true } : { ready: false, because: trouble },
    );
    const database = await openDatabase({
      url: config.databaseUrl,
      schema: config.service.replaceAll('-', '_'),
      entities,
      migrations: [...migrations, ...MESSAGING_MIGRATIONS],
      onRetry: (address, attempt, error) => {
        trouble = `no connection to ${address}`;
        this.log.warn(HOST_LOG.databaseUnreachable, { address, attempt, error });
      },
    });
    trouble = undefined;
    return database;
  }

  private stopOnSignal(stop: () => Promise<void>): void {
    let stopping = false;
    const onSignal = (): void => {
      if (stopping) process.exit(1);
      stopping = true;
      this.started = false;
      this.log.info(HOST_LOG.stopping);
      setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
      void stop().then(
        () => {
          this.log.info(HOST_LOG.stopped);
          process.exit(0);
        },
        () => process.exit(1),
      );
    };
    process.on('SIGTERM', onSignal);
    process.on('SIGINT', onSignal);
  }
}
