import { defineCommand } from '../definition.js';
import { AuthorityCode, Text, Whole } from '../shape/fields.js';
import { CheckpointView, MOST_LEAVES } from './ledger.js';

const BASE = { owner: 'ledger-service', personalData: 'none' } as const;

export class RegisterWitnessPayload {
  @Text(
    300,
    'Your Ed25519 witness key as name+id+key (C2SP tlog-cosignature); the name is your GSS code',
  )
  verifier!: string;
}

export class WitnessView extends RegisterWitnessPayload {
  @AuthorityCode('The witness') authority!: string;
}

const VERIFIER = 'E09000011+1a2b3c4d+BAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';

export const RegisterWitness = defineCommand({
  ...BASE,
  type: 'ledger.register_witness.v1',
  summary: 'Makes your authority a witness: its cosignatures say which checkpoints it has seen.',
  payload: RegisterWitnessPayload,
  reply: WitnessView,
  roles: ['authority_system'],
  http: { method: 'POST', path: '/v1/ledger/witnesses', success: 200 },
  examples: [{ verifier: VERIFIER }],
});

export class CosignPayload {
  @Whole(1, MOST_LEAVES, 'Size of the checkpoint') size!: number;
  @Text(400, 'Your line under it') line!: string;
}

export const Cosign = defineCommand({
  ...BASE,
  type: 'ledger.cosign.v1',
  summary: 'Adds a witness’s cosignature to a checkpoint.',
  payload: CosignPayload,
  reply: CheckpointView,
  roles: ['authority_system'],
  http: { method: 'POST', path: '/v1/ledger/cosignatures', success: 200 },
  examples: [{ size: 42, line: '— E09000011 AAAA' }],
});
