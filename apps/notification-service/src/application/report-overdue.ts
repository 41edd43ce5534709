import type { OverdueReport } from '@hub/contracts/notification';
import type { Clock, MessageContext } from '@hub/use-case';
import { climbingTo } from '../domain/climbing.js';
import type { NotificationWork } from './ports.js';

/**
 * Figures of what is overdue, by how far it has climbed; for those who answer for a service, of
 * their own authority, or of all for operations.
 */
export class ReportOverdue {
  constructor(
    private readonly work: NotificationWork,
    private readonly clock: Clock,
  ) {}

  execute({ caller: { authority, roles } }: MessageContext): Promise<OverdueReport> {
    const at = this.clock.now();
    const whose = roles.includes('hub_operations') ? undefined : authority;
    return this.work.read(async ({ inbox }) => ({
      at,
      rows: await inbox.overdue(whose, {
        now: at,
        managers: climbingTo(['service_manager'], at),
        heads: climbingTo(['head_of_service'], at),
      }),
    }));
  }
}
