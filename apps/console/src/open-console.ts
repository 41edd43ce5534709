import 'reflect-metadata';
import { createServer } from 'node:http';
import { NestFactory } from '@nestjs/core';
import { ExpressAdapter } from '@nestjs/platform-express';
import express, { type NextFunction, type Request, type Response } from 'express';
import session from 'express-session';
import pg from 'pg';
import { type Logger, Probes } from '@hub/observability';
import { readKeyFile, Sealer } from '@hub/security';
import type { config } from './config.js';
import { composeConsole } from './console.module.js';
import { ConsoleKeys } from './keys.js';
import { LiveStreams } from './live/live-streams.js';
import { LOG } from './log-messages.js';
import { AnswerPages } from './pages/answer-pages.js';
import { Assets } from './pages/assets.js';
import { PageDrawer } from './pages/page-drawer.js';
import { ProblemPages } from './pages/problem-pages.js';
import { securityHeaders } from './pages/security-headers.js';
import { Gate } from './session/gate.js';
import { IdentityProvider } from './session/identity-provider.js';
import { isIn, SealedSessionStore } from './session/sealed-session-store.js';
import { TokenKeeper } from './session/token-keeper.js';

const SERVICE_NAME = 'London CAF hub';
const FORM_LIMIT = '100kb';
const SECOND_MS = 1_000;
const HOUR_MS = 3_600 * SECOND_MS;
const POOL = { max: 5, connectionTimeoutMillis: 5 * SECOND_MS };

/** Composes the console by hand, in the order in which a request passes it. @returns its end */
export async function openConsole(
  settings: typeof config,
  log: Logger,
): Promise<() => Promise<void>> {
  const now = (): number => Date.now();
  const keys = readKeyFile(settings.keyFile, ConsoleKeys);
  const [whoKey = ''] = keys.cookies;
  const isSecure = settings.publicUrl.startsWith('https:');
  const probes = new Probes('console');
  const http = express();
  probes.mount(http);
  http.disable('x-powered-by');
  http.set('etag', false);

  const assets = new Assets(settings.assets);
  const drawer = new PageDrawer(settings.pages, {
    assets: assets.base,
    serviceName: SERVICE_NAME,
  });
  const empty = drawer.draw('pages/not-found', { shell: { navigation: [] } });
  http.use(securityHeaders(empty, isSecure));
  http.use(assets.serve);

  const pool = new pg.Pool({ connectionString: settings.databaseUrl, ...POOL });
  pool.on('error', (error) => {
    log.warn(LOG.sessionsFailed, { error });
  });
  const store = new SealedSessionStore(pool, new Sealer(keys.storage), (error) => {
    log.error(LOG.sessionsFailed, { error });
  });
  http.use(
    session({
      store,
      name: 'console',
      secret: keys.cookies,
      resave: false,
      saveUninitialized: false,
      rolling: true,
      cookie: {
        httpOnly: true,
        sameSite: 'lax',
        secure: isSecure,
        maxAge: settings.idleMinutes * 60 * SECOND_MS,
      },
    }),
  );
  http.use(express.urlencoded({ extended: false, limit: FORM_LIMIT }));

  const provider = new IdentityProvider(settings, settings.clientSecret);
  const module = composeConsole({ provider, hubUrl: settings.hubUrl, whoKey, now, log });
  const app = await NestFactory.create(module, new ExpressAdapter(http), {
    bodyParser: false,
    logger: false,
  });
  const live = new LiveStreams({
    isIn: (sessionId, personId) => isIn(store, sessionId, personId),
    failed: (error) => {
      log.warn(LOG.streamEnded, { error });
    },
    now,
  });
  const answers = new AnswerPages(drawer, whoKey, live);
  const problems = new ProblemPages(answers, log);
  app.useGlobalGuards(
    new Gate({
      hubUrl: settings.hubUrl,
      publicUrl: settings.publicUrl,
      tokens: new TokenKeeper(provider),
      whoKey,
      longestMs: settings.longestHours * HOUR_MS,
      now,
    }),
  );
  app.useGlobalInterceptors(answers);
  app.useGlobalFilters(problems);
  await app.init();
  // What fails before a route is reached: a session that cannot be read, a form too large.
  http.use((error: unknown, request: Request, reply: Response, _next: NextFunction) => {
    void problems.answer(error, request, reply);
  });

  const server = createServer(http);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(settings.port, settings.host, resolve);
  });
  return async () => {
    server.close();
    live.endAll();
    server.closeIdleConnections();
    await app.close();
    store.close();
    await pool.end();
  };
}
