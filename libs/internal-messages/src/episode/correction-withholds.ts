import { defineEvent, EXAMPLE } from '@hub/contracts';
import { Flag, Id, OneOf } from '@hub/contracts/shape';

/** Why a document is held back, whatever a family agreed to. */
const WITHHELD_BECAUSE = ['sent_too_wide', 'wrong_child'] as const;
export type WithheldBecause = (typeof WITHHELD_BECAUSE)[number];

export class CorrectionWithholdsPayload {
  @Id('The correction') correctionId!: string;
  @Id('The episode') episodeId!: string;
  @Id('The document') documentId!: string;
  @OneOf(WITHHELD_BECAUSE, 'What was wrong with it') because!: WithheldBecause;
  @Flag('It is held back; else it is let go') withheld!: boolean;
}

/** For who gives out the keys of documents. */
export const CorrectionWithholds = defineEvent({
  type: 'correction.withholds.v1',
  owner: 'episode-service',
  audience: 'internal',
  subject: 'correctionId',
  weighty: true,
  summary: 'Whether a document is released to nobody, as it was sent too wide or to the wrong.',
  personalData: 'none',
  payload: CorrectionWithholdsPayload,
  examples: [
    {
      correctionId: EXAMPLE.correctionId,
      episodeId: EXAMPLE.episodeId,
      documentId: EXAMPLE.documentId,
      because: 'sent_too_wide',
      withheld: true,
    },
  ],
});
