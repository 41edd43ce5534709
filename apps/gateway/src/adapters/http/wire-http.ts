import { SpanKind } from '@opentelemetry/api';
import type { NextFunction, Request, Response } from 'express';
import express from 'express';
import swaggerUi from 'swagger-ui-dist';
import type { INestApplication } from '@nestjs/common';
import type { Provider } from 'oidc-provider';
import { Histogram } from 'prom-client';
import { inSpan } from '@hub/observability';
import type { ServiceParts } from '@hub/service-host';
import { CallLimit } from './call-limits.js';
import type { ProblemFilter } from './problem-filter.js';
import { RefusalError } from './refusal-error.js';

const START_DOCS = `window.onload = () => SwaggerUIBundle({ url: '/openapi.json', dom_id: '#api' });\n`;

export interface HttpWiring {
  readonly provider: Provider;
  readonly problems: ProblemFilter;
  readonly callsPerMinuteAndAddress: number;
}

/**
 * What comes before Nest's routes: traces and figures, limits by address, the identity provider,
 * static files.
 */
export function wireHttp(app: INestApplication, parts: ServiceParts, wiring: HttpWiring): void {
  app.use(traced);
  app.use(timed(parts));
  app.use((_request: Request, reply: Response, next: NextFunction) => {
    reply
      .set('X-Content-Type-Options', 'nosniff')
      .set('Referrer-Policy', 'no-referrer')
      .set('X-Frame-Options', 'DENY');
    next();
  });
  const limit = new CallLimit('address', wiring.callsPerMinuteAndAddress);
  app.use((request: Request, reply: Response, next: NextFunction) => {
    limit.count(request.ip ?? 'unknown', reply).then(
      () => {
        next();
      },
      (error: unknown) => {
        if (error instanceof RefusalError) wiring.problems.send(reply, error.refusal);
        else next(error);
      },
    );
  });
  app.use('/oidc', wiring.provider.callback());
  app.use('/docs/assets/start.js', (_request: Request, reply: Response) =>
    reply.type('js').send(START_DOCS),
  );
  app.use(
    '/docs/assets',
    express.static(swaggerUi.getAbsoluteFSPath(), { index: false, maxAge: '1d' }),
  );
}

function traced(request: Request, reply: Response, next: NextFunction): void {
  const span = {
    name: request.method,
    kind: SpanKind.SERVER,
    traceparent: request.header('traceparent'),
    attributes: { 'http.request.method': request.method },
  };
  void inSpan(span, () => {
    const closed = new Promise<void>((resolve) => {
      reply.on('close', () => {
        resolve();
      });
    });
    next();
    return closed;
  });
}

function timed({
  probes,
}: ServiceParts): (request: Request, reply: Response, next: NextFunction) => void {
  const duration = new Histogram({
    name: 'http_server_request_duration_seconds',
    help: 'Duration of HTTP requests',
    labelNames: ['method', 'route', 'status'],
    registers: [probes.registry],
  });
  return (request, reply, next) => {
    const stop = duration.startTimer();
    reply.on('finish', () => {
      const route = (request.route as { path?: unknown } | undefined)?.path;
      stop({
        method: request.method,
        route: typeof route === 'string' ? route : 'none',
        status: reply.statusCode,
      });
    });
    next();
  };
}
