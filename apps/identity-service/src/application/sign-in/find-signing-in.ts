import { type Refusal, refuse } from '@hub/contracts';
import type { SignIns } from '@hub/internal-messages';
import type { IdentityWork } from '../ports.js';

/** Who acts for an authority under the name that its own identity provider says. */
export class FindSigningIn {
  constructor(private readonly work: IdentityWork) {}

  execute({
    authority,
    username,
    externalId,
  }: SignIns.FindSigningInPayload): Promise<SignIns.SigningInView | Refusal> {
    if (username === undefined && externalId === undefined)
      return Promise.resolve(refuse('not_found'));
    return this.work.read(async ({ provisioned }) => {
      const { staff } = await provisioned.page({
        authority,
        ...(username === undefined ? {} : { username: username.toLowerCase() }),
        ...(externalId === undefined ? {} : { externalId }),
        ...{ offset: 0, limit: 1 },
      });
      const [person] = staff;
      return person ? { id: person.id } : refuse('not_found');
    });
  }
}
