import {
  type Attributes,
  context,
  propagation,
  type SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { TracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace';

const TRACER = 'pan-london-caf-hub';

/**
 * Starts tracing for this process. Contexts always propagate; spans leave the process only where an
 * endpoint is set.
 *
 * @param service name of the process
 * @param endpoint OTLP/HTTP base address, as in `OTEL_EXPORTER_OTLP_ENDPOINT`
 * @returns flushes and stops
 */
export function startTracing(service: string, endpoint?: string): () => Promise<void> {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': service }),
    spanProcessors:
      endpoint === undefined
        ? []
        : [
            new BatchSpanProcessor({
              exporter: new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces` }),
            }),
          ],
  });
  trace.setGlobalTracerProvider(provider);
  return () => provider.shutdown();
}

/**
 * Runs work in a span that continues the trace of `traceparent`, or of the ambient span where it is
 * absent. The span ends with the work and records only the class of an error.
 */
export async function inSpan<T>(
  span: { name: string; kind: SpanKind; traceparent?: string | undefined; attributes?: Attributes },
  work: () => Promise<T>,
): Promise<T> {
  const parent =
    span.traceparent === undefined
      ? context.active()
      : propagation.extract(context.active(), { traceparent: span.traceparent });
  const started = trace
    .getTracer(TRACER)
    .startSpan(span.name, { kind: span.kind, attributes: span.attributes ?? {} }, parent);
  try {
    return await context.with(trace.setSpan(parent, started), work);
  } catch (error) {
    started.setStatus({ code: SpanStatusCode.ERROR });
    started.setAttribute('error.type', error instanceof Error ? error.name : 'unknown');
    throw error;
  } finally {
    started.end();
  }
}

/** The W3C trace context of the ambient span, to be carried by a message. */
export function currentTraceparent(): string | undefined {
  const carrier: Record<string, string> = {};
  propagation.inject(context.active(), carrier);
  return carrier['traceparent'];
}

/** The trace of the ambient span, as shown in logs and problems. */
export function currentTraceId(): string | undefined {
  return trace.getSpanContext(context.active())?.traceId;
}
