import type {
  AnswerSocialCarePayload,
  ChildDetails,
  PublishPointerPayload,
} from '@hub/contracts/lookup';
import { isSame } from './own-index.js';

/**
 * The social care system of a borough, made of what its pointers say: whoever is involved still
 * with an open episode, and was with a closed one.
 */
export class OwnSocialCare {
  constructor(private readonly pointers: readonly PublishPointerPayload[]) {}

  look(child: ChildDetails): Omit<AnswerSocialCarePayload, 'questionId'> {
    const known = this.pointers.find((pointer) => isSame(pointer.child, child));
    if (!known || known.socialCare === 'no') return { answer: 'unknown' };
    // Whoever is to be protected is not found by asking around.
    if ((known.handling ?? 'ordinary') !== 'ordinary') return { answer: 'unknown' };
    if (known.socialCare === 'not_disclosed') return { answer: 'not_disclosed' };
    const { nhsNumber, ...details } = known.child;
    const isNumbered =
      nhsNumber !== undefined && nhsNumber === child.nhsNumber && isSame(details, child);
    return {
      answer: known.state === 'open' ? 'now' : 'before',
      on: known.openedOn,
      ...(isNumbered ? { sureBy: 'number' } : {}),
    };
  }
}
