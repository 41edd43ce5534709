import { pino } from 'pino';
import { currentTraceId } from './tracing.js';

/**
 * A line that may be logged. Each service declares its own in `log-messages.ts`; there are no
 * others.
 */
export interface LogMessage {
  /** Stable, `SERVICE_SUBJECT_EVENT`. */
  readonly code: string;
  readonly sentence: string;
}

/**
 * What may stand beside a line: ids, codes and numbers. Never a name, a date of birth, a payload or
 * an error's message.
 */
export interface LogFields {
  readonly messageId?: string | undefined;
  readonly type?: string | undefined;
  readonly authority?: string | undefined;
  readonly queue?: string | undefined;
  readonly address?: string | undefined;
  readonly code?: string | undefined;
  readonly count?: number | undefined;
  readonly attempt?: number | undefined;
  readonly durationMs?: number | undefined;
  readonly error?: unknown;
}

export interface Logger {
  info(message: LogMessage, fields?: LogFields): void;
  warn(message: LogMessage, fields?: LogFields): void;
  error(message: LogMessage, fields?: LogFields): void;
}

/**
 * Structured logs on standard output, one JSON object a line.
 *
 * @param service name of the process
 * @param level pino level below which lines are dropped
 */
export function createLogger(service: string, level = 'info'): Logger {
  const out = pino({ level, base: { service }, timestamp: pino.stdTimeFunctions.isoTime });
  const write =
    (severity: 'info' | 'warn' | 'error') =>
    (message: LogMessage, fields: LogFields = {}) => {
      const { error, ...ids } = fields;
      const fault = error === undefined ? {} : faultOf(error);
      out[severity](
        { log: message.code, ...ids, ...fault, traceId: currentTraceId() },
        message.sentence,
      );
    };
  return { info: write('info'), warn: write('warn'), error: write('error') };
}

/**
 * An error's class, code and first own frame. Its message may quote a row or a body, so it stays
 * out of the log.
 */
export function faultOf(error: unknown): {
  error: string;
  errorCode?: string | undefined;
  frame?: string | undefined;
} {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const { stack, message } = error;
  // The stack begins with the message.
  const frames = stack?.slice(Math.max(0, stack.indexOf(message)) + message.length);
  const frame = /\(?((?:apps|libs|tools)\/[^\s)]+)/.exec(frames ?? '')?.[1];
  return { error: error.name, errorCode: code, frame };
}
