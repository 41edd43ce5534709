import { defineCommand } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import { DateOnly, Id, OneOf, Optional, Text } from '../shape/fields.js';
import { TransferView } from './transfer-view.js';
import { ReadTransferPayload } from './transfers.js';

export class RecordFamilyViewPayload extends ReadTransferPayload {
  @OneOf(['agrees', 'disagrees'], 'What the family thinks of it') familyView!:
    'agrees' | 'disagrees';
}

export class OverruleFamilyPayload extends ReadTransferPayload {
  @Text(500, 'Why it goes on although the family said no') reason!: string;
  @DateOnly('When the family was told that it goes on, and why') familyToldOn!: string;
}

export class NominatePayload extends ReadTransferPayload {
  @Id('The person who is to lead') personId!: string;
}

export class AcceptTransferPayload extends ReadTransferPayload {
  @Optional()
  @DateOnly(
    'When the new Lead Professional reviews the plan with the whole team: within 20 working days of taking over, or the hub books the last of them',
  )
  reviewOn?: string;
}

export class DeclineTransferPayload extends ReadTransferPayload {
  @Text(500, 'Why') reason!: string;
}

export class CancelTransferPayload extends ReadTransferPayload {
  @Text(500, 'Why') reason!: string;
}

export class ReceivePackPayload extends ReadTransferPayload {
  @Text(64, 'The digest of the hand-over pack that was received', 64) digest!: string;
}

const BASE = { owner: 'episode-service', personalData: 'none' } as const;
const STEP = { ...BASE, reply: TransferView, amqp: true } as const;

function step(name: string) {
  return {
    method: 'POST',
    path: `/v1/transfers/{transferId}/${name}`,
    success: 200,
    versioned: true,
    conditional: true,
  } as const;
}

export const RecordFamilyView = defineCommand({
  ...STEP,
  type: 'transfer.record_family_view.v1',
  on: { object: 'transfer', id: 'transferId' },
  words: 'What you think of a change of the Lead Professional was recorded',
  summary:
    'Records what the family thinks of the transfer, where they had not been asked before, or changed their mind. Their no stops it until the lead CAF contact answers for going on.',
  payload: RecordFamilyViewPayload,
  roles: ['practitioner', 'lead_caf_contact'],
  http: step('family-view'),
  examples: [{ transferId: EXAMPLE.transferId, familyView: 'agrees' }],
  counterExamples: { 'no view': { transferId: EXAMPLE.transferId, familyView: 'not_yet_asked' } },
});

export const OverruleFamily = defineCommand({
  ...STEP,
  personalData: 'content',
  type: 'transfer.overrule_family.v1',
  on: { object: 'transfer', id: 'transferId' },
  words: 'A change of the Lead Professional goes on although you said no',
  summary:
    'Lets a transfer go on although the family said no: with a reason, once the family was told. Until then it stands still.',
  payload: OverruleFamilyPayload,
  roles: ['lead_caf_contact'],
  http: step('family-answer'),
  examples: [
    {
      transferId: EXAMPLE.transferId,
      reason: 'Who leads leaves the service at the end of March',
      familyToldOn: '2026-03-02',
    },
  ],
  counterExamples: {
    'a family that was not told': { transferId: EXAMPLE.transferId, reason: 'They moved' },
  },
});

export const Nominate = defineCommand({
  ...STEP,
  type: 'transfer.nominate.v1',
  on: { object: 'transfer', id: 'transferId' },
  words: 'A person was named as the next Lead Professional',
  summary: 'The receiving authority’s lead CAF contact names the person who is to lead.',
  payload: NominatePayload,
  roles: ['lead_caf_contact'],
  http: step('nomination'),
  examples: [{ transferId: EXAMPLE.transferId, personId: EXAMPLE.otherPersonId }],
});

export const AcceptTransfer = defineCommand({
  ...STEP,
  type: 'transfer.accept.v1',
  on: { object: 'transfer', id: 'transferId' },
  words: 'A person accepted to become Lead Professional',
  summary:
    'The person named accepts; the role passes once the hand-over pack is received, and not before the effective moment.',
  payload: AcceptTransferPayload,
  roles: ['practitioner', 'lead_caf_contact'],
  http: step('acceptance'),
  examples: [{ transferId: EXAMPLE.transferId }],
});

export const ReceivePack = defineCommand({
  ...STEP,
  type: 'transfer.receive_pack.v1',
  on: { object: 'transfer', id: 'transferId' },
  words: 'The next Lead Professional received the hand-over pack',
  summary:
    'Confirms that the hand-over pack was received; the role passes in this step, or at the effective moment where that is later.',
  payload: ReceivePackPayload,
  roles: ['practitioner', 'lead_caf_contact', 'authority_system'],
  http: step('hand-over-receipt'),
  examples: [{ transferId: EXAMPLE.transferId, digest: 'a'.repeat(64) }],
  counterExamples: { 'no digest': { transferId: EXAMPLE.transferId } },
});

export const DeclineTransfer = defineCommand({
  ...STEP,
  personalData: 'content',
  type: 'transfer.decline.v1',
  on: { object: 'transfer', id: 'transferId' },
  words: 'A change of the Lead Professional was declined',
  summary: 'The person named, or the receiving lead CAF contact, declines with a reason.',
  payload: DeclineTransferPayload,
  roles: ['practitioner', 'lead_caf_contact'],
  http: step('decline'),
  examples: [{ transferId: EXAMPLE.transferId, reason: 'No capacity until June' }],
  counterExamples: { 'no reason': { transferId: EXAMPLE.transferId } },
});

export const CancelTransfer = defineCommand({
  ...STEP,
  personalData: 'content',
  type: 'transfer.cancel.v1',
  on: { object: 'transfer', id: 'transferId' },
  words: 'A change of the Lead Professional was called off',
  summary: 'The proposing authority takes the proposal back.',
  payload: CancelTransferPayload,
  roles: ['practitioner', 'lead_caf_contact'],
  http: step('cancellation'),
  examples: [{ transferId: EXAMPLE.transferId, reason: 'The family stays' }],
});
