import { defineCommand } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import { Id, OneOf, Optional } from '../shape/fields.js';
import { CHILD_OVERRULED, CONSENT_WITHDRAWERS } from './consent-terms.js';
import { ConsentView } from './consent-view.js';

export class WithdrawConsentPayload {
  @Id('The consent') consentId!: string;
  @OneOf(CONSENT_WITHDRAWERS, 'Who withdraws it')
  withdrawnBy!: (typeof CONSENT_WITHDRAWERS)[number];
  @Optional()
  @OneOf(CHILD_OVERRULED, 'Why another may take back what a child gave')
  overrulesChild?: (typeof CHILD_OVERRULED)[number];
}

export const WithdrawConsent = defineCommand({
  type: 'consent.withdraw.v1',
  on: { object: 'consent', id: 'consentId' },
  words: 'Your consent was taken back',
  owner: 'consent-service',
  summary: 'Withdraws a consent at once and recalls what was shared under it.',
  personalData: 'none',
  payload: WithdrawConsentPayload,
  reply: ConsentView,
  roles: [
    'practitioner',
    'lead_caf_contact',
    'service_manager',
    'head_of_service',
    'authority_system',
  ],
  http: {
    method: 'POST',
    path: '/v1/consents/{consentId}/withdrawal',
    success: 200,
    versioned: true,
  },
  amqp: true,
  examples: [
    { consentId: EXAMPLE.consentId, withdrawnBy: 'child' },
    {
      consentId: EXAMPLE.consentId,
      withdrawnBy: 'parental_responsibility',
      overrulesChild: 'court_order',
    },
  ],
  counterExamples: { 'nobody who withdraws': { consentId: EXAMPLE.consentId } },
});
