import { MOST_ENDS, pauseBeforeRestart } from './restarts.js';
import type { ServiceProcess } from './service-process.js';

/**
 * Starts services again that ended by themselves; not those that were stopped or killed by whoever
 * runs the hub.
 */
export class Supervisor {
  private readonly ends = new Map<ServiceProcess, number[]>();
  private readonly timers = new Set<NodeJS.Timeout>();
  private watches = true;

  constructor(
    services: Iterable<ServiceProcess>,
    private readonly tell: (sentence: string) => void,
    private readonly schedule: (act: () => void, ms: number) => NodeJS.Timeout = setTimeout,
  ) {
    for (const service of services) {
      this.ends.set(service, []);
      service.whenEnded((how) => {
        this.ended(service, how);
      });
    }
  }

  /** How often services ended by themselves. */
  get count(): number {
    return [...this.ends.values()].reduce((sum, ends) => sum + ends.length, 0);
  }

  stop(): void {
    this.watches = false;
    for (const timer of this.timers) clearTimeout(timer);
  }

  private ended(service: ServiceProcess, how: string): void {
    if (!this.watches) return;
    const { name, logFile } = service.settings;
    const ends = this.ends.get(service) ?? [];
    ends.push(performance.now());
    const pause = pauseBeforeRestart(ends);
    if (pause === undefined) {
      this.tell(
        `${name} ended ${String(MOST_ENDS)} times within five minutes (${how}) and is not started again; the others go on without it. ` +
          `Its log: ${logFile}. Mend the cause that it names last, then stop the hub with Ctrl-C and run npm start again.`,
      );
      return;
    }
    this.tell(
      `${name} ended by itself (${how}); it is started again in ${String(pause / 1000)} s. Its log: ${logFile}`,
    );
    const timer = this.schedule(() => {
      this.timers.delete(timer);
      void this.startAgain(service);
    }, pause);
    this.timers.add(timer);
  }

  private async startAgain(service: ServiceProcess): Promise<void> {
    // Whoever runs the hub may have started or stopped it in the meantime.
    if (!service.endedByItself) return;
    service.start();
    const { pid } = service;
    try {
      await service.untilReady();
      this.tell(`${service.settings.name} serves again.`);
    } catch (error) {
      // An end is told as such; here it stands still.
      if (service.running && service.pid === pid && this.watches)
        this.tell(error instanceof Error ? error.message : String(error));
    }
  }
}
