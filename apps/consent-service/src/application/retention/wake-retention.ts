import { RetentionEnd } from '@hub/internal-messages';
import { choreContext, type Ids } from '@hub/use-case';
import { alarmOf, isOver } from '../../domain/retention/retention.js';
import type { ConsentWork, KeyCustody } from '../ports.js';
import { destroyContent } from './erasure-step.js';
import { lockRetention, RETENTION_TIMER } from './keep-retention.js';

/**
 * Erases what is past its time: the key of its content, and the words in statements and overrides.
 * That they were given stays.
 */
export class WakeRetention {
  constructor(
    private readonly work: ConsentWork,
    private readonly custody: KeyCustody,
    private readonly ids: Ids,
  ) {}

  async execute(episodeId: string): Promise<void> {
    const context = choreContext(RetentionEnd.owner, RetentionEnd.action, this.ids);
    await this.work.request(context, { episodeId }, async (stores) => {
      const retention = await lockRetention(stores, episodeId);
      const at = await stores.timers.now();
      const { namedBy } = await stores.counterparts.parts(episodeId);
      const key = await stores.dataKeys.find(episodeId);
      const over = isOver(retention, at);
      await stores.timers.set(RETENTION_TIMER, episodeId, over ? undefined : alarmOf(retention));
      if (!over) return { result: {}, facts: [] };
      await stores.consents.forgetWords(episodeId);
      await stores.overrides.forgetWords(episodeId);
      await stores.looks.forgetOf(episodeId);
      await stores.subjectAccess.forgetOf(episodeId);
      const evidence = {
        because: 'retention_ended',
        rule: `retention-${String(retention.schedule ?? 0)}`,
      };
      if (await stores.erasures.find(episodeId)) return { result: {}, facts: [], evidence };
      const authority = key?.authority ?? namedBy ?? 'hub';
      const { facts } = await destroyContent(stores, this.custody, {
        episodeId,
        authority,
        reason: 'retention_ended',
        at,
      });
      return { result: {}, facts, evidence };
    });
  }
}
