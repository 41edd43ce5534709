import { collectDefaultMetrics, Registry } from 'prom-client';

export type ReadinessCheck = () => { ready: true } | { ready: false; because: string };

interface ProbeReply {
  status(code: number): { type(mime: string): { send(body: string): unknown } };
}

/** The part of an HTTP adapter that probes need. */
interface ProbeHost {
  get(path: string, handler: (request: unknown, reply: ProbeReply) => void): unknown;
}

/** Readiness of the parts a service depends on, and the figures it exposes. */
export class Probes {
  readonly registry = new Registry();
  private readonly checks = new Map<string, ReadinessCheck>();

  constructor(service: string) {
    this.registry.setDefaultLabels({ service });
    collectDefaultMetrics({ register: this.registry });
  }

  /** Adds a part that must be ready before traffic is wanted. */
  require(part: string, check: ReadinessCheck): void {
    this.checks.set(part, check);
  }

  /** What is not ready, as a sentence for each part. */
  missing(): string[] {
    return [...this.checks].flatMap(([part, check]) => {
      const state = check();
      return state.ready ? [] : [`${part}: ${state.because}`];
    });
  }

  /** Serves `/livez`, `/readyz` (503 and what is missing) and `/metrics`. */
  mount(host: ProbeHost): void {
    host.get('/livez', (_, reply) => {
      reply.status(200).type('text/plain').send('alive\n');
    });
    host.get('/readyz', (_, reply) => {
      const missing = this.missing();
      reply
        .status(missing.length === 0 ? 200 : 503)
        .type('application/json')
        .send(JSON.stringify({ ready: missing.length === 0, missing }));
    });
    host.get('/metrics', (_, reply) => {
      void this.registry.metrics().then(
        (text) => reply.status(200).type(this.registry.contentType).send(text),
        () => reply.status(500).type('text/plain').send('metrics failed\n'),
      );
    });
  }
}
