/** Takes operations. */
export const WRITER = 'consent-service';
/** Takes effect from them, and answers. */
export const READER = 'episode-service';
export const MONITOR = 'monitor-service';
export const RIG_PROCESSES = [WRITER, READER, MONITOR] as const;
export type RigProcess = (typeof RIG_PROCESSES)[number];
