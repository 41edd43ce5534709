import { isRefusal, type Refusal } from '@hub/contracts';
import { episode, GREENWICH, LEWISHAM, person, SOUTHWARK } from './examples.js';
import { accept, nominate, propose, type Proposing } from '../domain/transfers/transfer.js';
import type { Transfer } from '../domain/transfers/transfer-state.js';
import { USUAL_TRANSFER_POLICY as policy } from '../domain/transfers/transfer-policy.js';

/** A Monday morning. */
export const AT = '2026-03-02T09:30:00.000Z';
export const proposal = {
  episodeId: 'e',
  toAuthority: GREENWICH,
  reason: 'move',
  familyView: 'agrees',
} as const;
export const by: Proposing = { id: 't', authority: LEWISHAM, at: AT, policy, others: [] };
export const lead = { authority: GREENWICH, personId: person(9), isLeadCafContact: true };
export const nominee = { authority: GREENWICH, personId: person(2), isLeadCafContact: false };
export const outgoing = { authority: LEWISHAM, personId: person(1), isLeadCafContact: false };
export const stranger = { authority: SOUTHWARK, personId: person(3), isLeadCafContact: true };
export const actors = [lead, nominee, outgoing, stranger];

export function sure<Of extends Transfer>(transfer: Of | Refusal): Of {
  if (isRefusal(transfer)) throw new Error(`${transfer.refused} ${transfer.detail ?? ''}`);
  return transfer;
}
export const proposed = (
  change: Partial<Parameters<typeof propose>[1]> = {},
  more: Partial<Proposing> = {},
) => sure(propose(episode(), { ...proposal, ...change }, { ...by, ...more }));
export const nominated = (change: Partial<Parameters<typeof propose>[1]> = {}) =>
  sure(nominate(proposed(change), person(2), lead, { at: AT }));
/** Where somebody has accepted, the pack was given out to them. */
export const withPack = (transfer: Transfer): Transfer =>
  transfer.state === 'accepted' ? { ...transfer, packDigest: 'd' } : transfer;
export const accepted = (change: Partial<Parameters<typeof propose>[1]> = {}) => ({
  ...sure(accept(nominated(change), nominee, { at: AT, policy, reviewOn: undefined })),
  packDigest: 'd',
});
