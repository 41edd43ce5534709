import { defineCommand } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import { AuthorityCode, Flag, Id, Instant, NestedList, Text } from '../shape/fields.js';
import { EvidenceEntry } from '../ledger/ledger.js';
import { MessageView } from '../monitor/journeys.js';
import { PARTY_ROLES, ReadDisputePayload } from './disputes.js';

/** What the hub has on record of an episode in dispute, as far as one party may see it. */
export class EvidencePack {
  @Id('The dispute') disputeId!: string;
  @AuthorityCode('The party for which it was made up') authority!: string;
  @Instant('When') madeAt!: string;
  @NestedList(
    () => EvidenceEntry,
    1_000,
    'Entries of the evidence ledger about the episode, newest first; each can be proven with GET /v1/ledger/inclusion-proof',
  )
  entries!: EvidenceEntry[];
  @Flag('Whether there are older entries than these') more!: boolean;
  @Text(1_000, 'The signed head of the ledger at that moment') checkpoint!: string;
  @NestedList(
    () => MessageView,
    1_000,
    'Journeys of the messages that the party caused or was sent, newest first',
  )
  messages!: MessageView[];
  @Text(
    64,
    'SHA-256 of all the above as canonical JSON, hexadecimal; it stands in the ledger from now on',
    64,
  )
  digest!: string;
}

export const BuildEvidencePack = defineCommand({
  owner: 'arbitration-service',
  personalData: 'none',
  type: 'dispute.build_evidence.v1',
  on: { object: 'dispute', id: 'disputeId' },
  words: 'A side of a disagreement asked for its evidence',
  summary:
    'Makes up what the hub has on record of the episode in dispute: ledger entries and message journeys that concern your authority.',
  payload: ReadDisputePayload,
  reply: EvidencePack,
  roles: PARTY_ROLES,
  http: { method: 'POST', path: '/v1/disputes/{disputeId}/evidence-pack', success: 200 },
  examples: [{ disputeId: EXAMPLE.disputeId }],
});
