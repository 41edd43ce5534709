import { HubRefusalError } from '../../api/hub-errors.js';
import { answer, type Outcome } from '../../pages/outcome.js';

const WORDS: Readonly<Record<string, string>> = {
  sharing_denied:
    'You may not open it now: what permitted it has ended. The page of the documents says why.',
  shielded_from: 'You may not open it. Ring whoever leads.',
  release_over: 'The time to open it has passed. Open it again.',
  content_erased: 'It was erased. Nobody can read it any more.',
  content_held: 'Your borough keeps it in its own system. Open it there.',
  key_unusable: 'Your browser made no key that can be used. Try another browser.',
};
/** It was asked for, and comes once who holds it has passed it. */
const TO_COME = 202;
const MISSING = [400, 401, 404, 429];

/** What the page’s script gets where the hub says no: a sentence to be shown. */
export async function orSaid(work: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof HubRefusalError) || MISSING.includes(error.status)) throw error;
    if (error.code === 'content_awaited') return answer({}, TO_COME);
    return answer({ said: WORDS[error.code] ?? error.detail }, 409);
  }
}
