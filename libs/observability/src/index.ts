export { createLogger, faultOf, type LogFields, type Logger, type LogMessage } from './logger.js';
export { currentTraceId, currentTraceparent, inSpan, startTracing } from './tracing.js';
export { Probes, type ReadinessCheck } from './probes.js';
