import { ReadChildLabel, SetChildLabel, SetOwnReference } from '@hub/contracts/labels';
import { OpenLabels } from '@hub/internal-messages';
import { answer, type Handler } from '@hub/service-host';
import type { ChooseLabel } from '../../application/labels/choose-label.js';
import type { ShowLabels } from '../../application/labels/show-labels.js';

/** What is asked about what children are called. */
export function labelHandlers({
  choosing,
  showing,
}: {
  readonly choosing: ChooseLabel;
  readonly showing: ShowLabels;
}): Handler[] {
  return [
    answer(SetChildLabel, (payload, context) => choosing.label(payload, context)),
    answer(SetOwnReference, (payload, context) => choosing.reference(payload, context)),
    answer(ReadChildLabel, (payload, context) => showing.one(payload, context)),
    answer(OpenLabels, (payload, context) => showing.of(payload, context)),
  ];
}
