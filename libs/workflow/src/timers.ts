/**
 * Alarms of workflows: one for each, the next instant at which something is due. They are rows
 * beside the workflow, written in its transaction, so that neither is without the other; the time
 * they go by is the database's.
 */
export interface Timers {
  /** Now, RFC 3339 in UTC with milliseconds; the clock of everything that a workflow decides by. */
  now(): Promise<string>;
  /** Sets the alarm of a workflow; without an instant, takes it away. */
  set(kind: string, subject: string, dueAt: string | undefined): Promise<void>;
  /** Subjects whose alarm is due, the longest overdue first. */
  due(kind: string, limit: number): Promise<string[]>;
  /** Puts off an alarm that could not be heeded. */
  putOff(kind: string, subject: string): Promise<void>;
}
