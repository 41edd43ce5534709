/** Takes operations. */
export const WRITER = 'consent-service';
/** Takes effect from them, and answers. */
export const READER = 'episode-service';
export const MONITOR = 'monitor-service';
export type RigProcess = typeof WRITER | typeof READER | typeof MONITOR;
