import type { ReferralStore } from '../application/ports.js';
import type { Referral } from '../domain/social-care/referral.js';

export class InMemoryReferrals implements ReferralStore {
  private readonly referrals = new Map<string, Referral>();

  add(referral: Referral): Promise<void> {
    this.referrals.set(referral.id, referral);
    return Promise.resolve();
  }
  save(referral: Referral): Promise<void> {
    return this.add(referral);
  }
  find(id: string): Promise<Referral | undefined> {
    return Promise.resolve(this.referrals.get(id));
  }
  lock(id: string): Promise<Referral | undefined> {
    return this.find(id);
  }
  ofEpisode(episodeId: string): Promise<Referral[]> {
    const own = [...this.referrals.values()].filter((one) => one.episodeId === episodeId);
    const place = ({ referredAt, id }: Referral): string => `${referredAt} ${id}`;
    return Promise.resolve(own.sort((a, b) => (place(a) < place(b) ? 1 : -1)));
  }
}
