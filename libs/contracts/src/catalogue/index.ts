import * as arbitration from '../arbitration/index.js';
import * as consent from '../consent/index.js';
import * as directory from '../directory/index.js';
import * as episode from '../episode/index.js';
import * as identity from '../identity/index.js';
import * as leading from '../leading/index.js';
import * as labels from '../labels/index.js';
import * as ledger from '../ledger/index.js';
import * as lookup from '../lookup/index.js';
import * as monitor from '../monitor/index.js';
import * as notification from '../notification/index.js';
import * as planning from '../planning/index.js';
import * as protection from '../protection/index.js';
import * as provision from '../provision/index.js';
import * as team from '../team/index.js';
import {
  definitionsIn,
  type HttpBinding,
  type MessageDefinition,
  type RequestDefinition,
} from '../definition.js';

export type HttpOperation = RequestDefinition & { readonly http: HttpBinding };

const definitions = definitionsIn([
  arbitration,
  consent,
  directory,
  episode,
  identity,
  leading,
  labels,
  ledger,
  lookup,
  monitor,
  notification,
  planning,
  protection,
  provision,
  team,
]);

/** Every message that members may see, sorted by type. */
export function memberMessages(): MessageDefinition[] {
  return [...definitions.values()];
}

export function findMemberMessage(type: string): MessageDefinition | undefined {
  return definitions.get(type);
}

/** The requests that are offered over HTTP, sorted by type. */
export function httpOperations(): HttpOperation[] {
  return memberMessages().filter(
    (message): message is HttpOperation => message.kind !== 'event' && message.http !== undefined,
  );
}
