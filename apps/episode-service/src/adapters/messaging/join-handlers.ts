import { JoinAgreed } from '@hub/internal-messages';
import { type Handler, react } from '@hub/service-host';
import type { AdmitAsker } from '../../application/episodes/admit-asker.js';

/** What lookup-service makes known. */
export function joinHandlers({ admitAsker }: { readonly admitAsker: AdmitAsker }): Handler[] {
  return [react(JoinAgreed, (joining, context) => admitAsker.execute(joining, context))];
}
