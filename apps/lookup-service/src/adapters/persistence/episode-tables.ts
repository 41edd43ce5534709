import { EntitySchema } from 'typeorm';
import type { FoundClosing } from '@hub/contracts/lookup';
import type { HubEpisode } from '../../domain/episodes/hub-episode.js';

export interface LookupDetailsRow {
  lookupId: string;
  /** The child, sealed. */
  envelope: Buffer;
  until: Date;
}

export const lookupDetailsTable = new EntitySchema<LookupDetailsRow>({
  name: 'lookup_details',
  columns: {
    lookupId: { type: 'uuid', name: 'lookup_id', primary: true },
    envelope: { type: 'bytea' },
    until: { type: 'timestamptz' },
  },
});

export interface HubEpisodeRow extends Omit<
  HubEpisode,
  'claimedAt' | 'unanswered' | 'leadPersonId' | 'hiddenFrom' | 'goesOnIn' | 'closing'
> {
  leadPersonId: string | null;
  unanswered: string[];
  hiddenFrom: string[] | null;
  goesOnIn: string | null;
  closing: FoundClosing | null;
  claimedAt: Date;
}

export const hubEpisodeTable = new EntitySchema<HubEpisodeRow>({
  name: 'hub_episode',
  columns: {
    episodeId: { type: 'uuid', name: 'episode_id', primary: true },
    claimId: { type: 'uuid', name: 'claim_id' },
    lookupId: { type: 'uuid', name: 'lookup_id' },
    authority: { type: 'text' },
    reference: { type: 'text' },
    state: { type: 'text' },
    leadAuthority: { type: 'text', name: 'lead_authority' },
    leadPersonId: { type: 'uuid', name: 'lead_person_id', nullable: true },
    unanswered: { type: 'text', array: true },
    claimedAt: { type: 'timestamptz', name: 'claimed_at' },
    hiddenFrom: { type: 'text', name: 'hidden_from', array: true, nullable: true },
    goesOnIn: { type: 'uuid', name: 'goes_on_in', nullable: true },
    closing: { type: 'jsonb', nullable: true },
  },
});

export interface DoubleStartRow {
  id: string;
  lookupId: string;
  firstAuthority: string;
  firstReference: string;
  firstAt: Date;
  secondAuthority: string;
  secondReference: string;
  at: Date;
  seenBy: string[];
}

export const doubleStartTable = new EntitySchema<DoubleStartRow>({
  name: 'double_start',
  columns: {
    id: { type: 'uuid', primary: true },
    lookupId: { type: 'uuid', name: 'lookup_id' },
    firstAuthority: { type: 'text', name: 'first_authority' },
    firstReference: { type: 'text', name: 'first_reference' },
    firstAt: { type: 'timestamptz', name: 'first_at' },
    secondAuthority: { type: 'text', name: 'second_authority' },
    secondReference: { type: 'text', name: 'second_reference' },
    at: { type: 'timestamptz' },
    seenBy: { type: 'text', name: 'seen_by', array: true },
  },
});

export const episodeTables = [lookupDetailsTable, hubEpisodeTable, doubleStartTable];
