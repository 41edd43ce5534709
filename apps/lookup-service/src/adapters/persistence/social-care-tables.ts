import { EntitySchema } from 'typeorm';
import type { Contact, EncryptionKey } from '@hub/contracts/shape';
import type { SocialCareQuestion } from '../../domain/social-care/social-care-question.js';

export interface SocialCareDeskRow {
  authority: string;
  key: EncryptionKey;
  dutyTeam: Contact;
  since: Date;
}

export const socialCareDeskTable = new EntitySchema<SocialCareDeskRow>({
  name: 'social_care_desk',
  columns: {
    authority: { type: 'text', primary: true },
    key: { type: 'jsonb' },
    dutyTeam: { type: 'jsonb', name: 'duty_team' },
    since: { type: 'timestamptz' },
  },
});

export interface SocialCareQuestionRow {
  id: string;
  lookupId: string;
  authority: string;
  askedAt: Date;
  answerBy: Date;
  standing: SocialCareQuestion['standing'];
  isNumbered: boolean;
  hides: boolean;
  confirmed: boolean;
  dutyTeam: Contact;
  answer: Buffer | null;
  answeredAt: Date | null;
}

export const socialCareQuestionTable = new EntitySchema<SocialCareQuestionRow>({
  name: 'social_care_question',
  columns: {
    id: { type: 'uuid', primary: true },
    lookupId: { type: 'uuid', name: 'lookup_id' },
    authority: { type: 'text' },
    askedAt: { type: 'timestamptz', name: 'asked_at' },
    answerBy: { type: 'timestamptz', name: 'answer_by' },
    standing: { type: 'text' },
    isNumbered: { type: 'boolean', name: 'is_numbered' },
    hides: { type: 'boolean' },
    confirmed: { type: 'boolean' },
    dutyTeam: { type: 'jsonb', name: 'duty_team' },
    answer: { type: 'bytea', nullable: true },
    answeredAt: { type: 'timestamptz', name: 'answered_at', nullable: true },
  },
});
