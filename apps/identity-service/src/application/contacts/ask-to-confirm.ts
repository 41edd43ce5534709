import { ContactsUnconfirmed } from '@hub/contracts/identity';
import { choreContext, type Clock, fact, type Ids } from '@hub/use-case';
import { londonDate } from '@hub/working-time';
import { askedAgainBefore, askedBefore, confirmBy } from '../../domain/contacts/on-duty.js';
import type { IdentityWork } from '../ports.js';

/**
 * Asks authorities that have not confirmed their contacts for 90 days, and again every 30 days
 * until they do.
 */
export class AskToConfirm {
  constructor(
    private readonly work: IdentityWork,
    private readonly tools: { readonly clock: Clock; readonly ids: Ids },
  ) {}

  async execute(): Promise<void> {
    const now = this.tools.clock.now();
    await this.work.request(
      choreContext('identity-service', 'contacts.ask', this.tools.ids),
      {},
      async ({ register }) => {
        const entries = await register.unconfirmed(askedBefore(now), askedAgainBefore(now));
        for (const entry of entries) await register.save({ ...entry, askedOn: londonDate(now) });
        const facts = entries.map(({ id, code, confirmedOn }) =>
          fact(
            ContactsUnconfirmed,
            {
              contactsId: id,
              authority: code,
              confirmedOn,
              waits: [
                {
                  step: 'confirm_contacts',
                  authority: code,
                  role: 'lead_caf_contact',
                  dueAt: confirmBy(confirmedOn),
                },
              ],
            },
            [code],
          ),
        );
        return { result: {}, facts };
      },
    );
  }
}
