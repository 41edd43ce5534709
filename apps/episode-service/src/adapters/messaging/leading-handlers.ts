import * as messages from '@hub/contracts/leading';
import { answer, type Handler } from '@hub/service-host';
import type { AskToLead } from '../../application/leading/ask-to-lead.js';
import type { CoverCaseload } from '../../application/leading/cover-caseload.js';
import type { CoverLead } from '../../application/leading/cover-lead.js';
import type { HandOverOutside } from '../../application/leading/hand-over-outside.js';
import type { HandOnCaseload } from '../../application/leading/hand-on-caseload.js';
import type { ReadCaseloads } from '../../application/leading/read-caseloads.js';
import type { OfferAfterMove } from '../../application/leading/offer-after-move.js';

/** What is asked about who leads, beside transfers. */
export function leadingHandlers({
  handingOn,
  covering,
  coveringAll,
  asking,
  offers,
  outside,
  caseloads,
}: {
  readonly handingOn: HandOnCaseload;
  readonly covering: CoverLead;
  readonly coveringAll: CoverCaseload;
  readonly asking: AskToLead;
  readonly offers: OfferAfterMove;
  readonly outside: HandOverOutside;
  readonly caseloads: ReadCaseloads;
}): Handler[] {
  return [
    answer(messages.HandOnCaseload, (payload, context) => handingOn.execute(payload, context)),
    answer(messages.CoverCaseload, (payload, context) => coveringAll.name(payload, context)),
    answer(messages.EndCaseloadCover, (payload, context) => coveringAll.end(payload, context)),
    answer(messages.ListCaseloadCovers, (query, context) => coveringAll.list(query, context)),
    answer(messages.ListCaseloads, (_query, context) => caseloads.execute(context)),
    answer(messages.ListLeadCovers, (payload, context) => covering.list(payload, context)),
    answer(messages.NameLeadCover, (payload, context) => covering.name(payload, context)),
    answer(messages.EndLeadCover, (payload, context) => covering.end(payload, context)),
    answer(messages.ListLeadRequests, (payload, context) => asking.list(payload, context)),
    answer(messages.AskToLead, (payload, context) => asking.ask(payload, context)),
    answer(messages.AnswerLeadRequest, (payload, context) => asking.answer(payload, context)),
    answer(messages.WithdrawLeadRequest, (payload, context) => asking.withdraw(payload, context)),
    answer(messages.ReadMoveOffer, (payload, context) => offers.read(payload, context)),
    answer(messages.KeepLead, (payload, context) => offers.keep(payload, context)),
    answer(messages.ListOutsideHandOvers, (payload, context) => outside.list(payload, context)),
    answer(messages.OpenOutside, (payload, context) => outside.open(payload, context)),
    answer(messages.RecordOutsideFamilyView, (payload, context) =>
      outside.recordFamilyView(payload, context),
    ),
    answer(messages.OverruleOutside, (payload, context) => outside.overrule(payload, context)),
    answer(messages.MakeOutsidePack, (payload, context) => outside.pack(payload, context)),
    answer(messages.SendOutside, (payload, context) => outside.send(payload, context)),
    answer(messages.ReceiveOutside, (payload, context) => outside.receive(payload, context)),
    answer(messages.CancelOutside, (payload, context) => outside.cancel(payload, context)),
  ];
}
