import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { SpanKind } from '@opentelemetry/api';
import { describe, expect, it } from '@jest/globals';
import { currentTraceparent, inSpan, startTracing } from './tracing.js';

describe('tracing', () => {
  it('continues the caller’s trace and exports it over OTLP where an endpoint is set', async () => {
    const bodies: string[] = [];
    const server = createServer((request, reply) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        bodies.push(`${request.url ?? ''} ${Buffer.concat(chunks).toString('utf8')}`);
        reply.writeHead(200, { 'content-type': 'application/json' }).end('{}');
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const stop = startTracing(
      'some-service',
      `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`,
    );
    const traceId = '0af7651916cd43dd8448eb211c80319c';
    const span = {
      name: 'process x',
      kind: SpanKind.CONSUMER,
      traceparent: `00-${traceId}-00f067aa0ba902b7-01`,
    };
    const inside = await inSpan(span, async () => {
      await pause(5);
      return currentTraceparent();
    });
    await expect(
      inSpan(span, () => Promise.reject(new TypeError('a private thing'))),
    ).rejects.toThrow();
    await stop();
    server.close();
    expect(inside).toContain(traceId);
    expect(bodies.join()).toContain('/v1/traces');
    expect(bodies.join()).toContain('some-service');
    expect(bodies.join()).toContain('TypeError');
    expect(bodies.join()).not.toContain('private');
  });
});
