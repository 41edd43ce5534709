import * as messages from '@hub/contracts/consent';
import { FindTold as FindingTold } from '@hub/internal-messages';
import { answer, type Handler } from '@hub/service-host';
import type { AcknowledgeConsent } from '../../application/consents/acknowledge-consent.js';
import type { Decide } from '../../application/consents/decide.js';
import type { FindTold } from '../../application/consents/find-told.js';
import type { PreviewConsent } from '../../application/consents/preview-consent.js';
import type { ReadConsent } from '../../application/consents/read-consent.js';
import type { RecordConsent } from '../../application/consents/record-consent.js';
import type { WithdrawConsent } from '../../application/consents/withdraw-consent.js';

/** What is asked about consents, and what may be shared. */
export function consentHandlers({
  recordConsent,
  preview,
  withdrawConsent,
  readConsent,
  acknowledge,
  decideSharing,
  findTold,
}: {
  readonly recordConsent: RecordConsent;
  readonly preview: PreviewConsent;
  readonly withdrawConsent: WithdrawConsent;
  readonly readConsent: ReadConsent;
  readonly acknowledge: AcknowledgeConsent;
  readonly decideSharing: Decide;
  readonly findTold: FindTold;
}): Handler[] {
  return [
    answer(messages.RecordConsent, (payload, context) => recordConsent.execute(payload, context)),
    answer(messages.PreviewConsent, (payload, context) => preview.execute(payload, context)),
    answer(messages.ReadSharingMatrix, (payload, context) => preview.matrix(payload, context)),
    answer(messages.WithdrawConsent, (payload, context) =>
      withdrawConsent.execute(payload, context),
    ),
    answer(messages.ListConsents, (payload, context) => readConsent.list(payload, context)),
    answer(messages.ReadConsent, (payload, context) => readConsent.execute(payload, context)),
    answer(messages.AcknowledgeConsent, (payload, context) =>
      acknowledge.execute(payload, context),
    ),
    answer(FindingTold, (payload) => findTold.execute(payload)),
    answer(messages.Decide, (payload, context) => decideSharing.execute(payload, context)),
    answer(messages.ReadSharingRegister, (payload, context) =>
      decideSharing.register(payload, context),
    ),
  ];
}
