import type { EpisodeWork } from '../ports.js';

const AT_ONCE = 200;

/** Seals anew what stands under a key of before. */
export class SealAnew {
  constructor(private readonly work: EpisodeWork) {}

  async execute(): Promise<void> {
    let sealed = AT_ONCE;
    while (sealed >= AT_ONCE)
      await this.work.repeatable(async ({ labels, notices }) => {
        sealed = Math.max(await labels.sealAnew(AT_ONCE), await notices.sealAnew(AT_ONCE));
      });
  }
}
