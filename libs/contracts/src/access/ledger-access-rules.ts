import type { AccessRule } from './relations.js';

/** Requests to the evidence ledger, and to the policies that it keeps beside what they decided. */
export const LEDGER_ACCESS_RULES: Readonly<Record<string, AccessRule>> = {
  'decision.explain.v1': { relation: 'concerned' },
  'ledger.cosign.v1': { relation: 'own', when: 'signed with its registered witness key' },
  'ledger.gather_record.v1': { relation: 'services', when: 'for a family that asked' },
  'ledger.list_evidence.v1': { relation: 'concerned' },
  'ledger.prove_consistency.v1': { relation: 'anybody' },
  'ledger.prove_inclusion.v1': { relation: 'concerned' },
  'ledger.read_checkpoint.v1': { relation: 'anybody' },
  'ledger.read_timeline.v1': { relation: 'concerned' },
  'ledger.register_witness.v1': { relation: 'own' },
  'policy.approve.v1': {
    relation: 'anybody',
    when: 'another authority drafted it, and the caller’s has not approved it yet',
  },
  'policy.draft.v1': { relation: 'anybody', when: 'it can decide, within what the floor leaves' },
  'policy.list.v1': { relation: 'anybody' },
  'policy.list_versions.v1': { relation: 'services' },
  'policy.read.v1': { relation: 'anybody' },
  'policy.try.v1': { relation: 'anybody' },
  'policy.withdraw.v1': { relation: 'keeper', when: 'it is not approved yet' },
};
