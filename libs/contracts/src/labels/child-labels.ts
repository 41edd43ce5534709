import { defineCommand, defineQuery } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import { ChildView } from '../shape/child-view.js';
import { Id, Month, Nested, Optional, Text } from '../shape/fields.js';

/** Chosen by the authority where a case was started. */
export class ChildLabel {
  @Text(40, 'What the child is called in lists: as a rule the first name and an initial')
  name!: string;
  @Optional()
  @Month('The month of birth, for the age beside the name; left out of a child not born yet')
  bornIn?: string;
  @Optional()
  @Text(64, 'Your authority’s own reference of the household: cases that share it say so in lists')
  household?: string;
}

export class SetChildLabelPayload {
  @Id('The episode') episodeId!: string;
  @Nested(() => ChildLabel, 'In the place of whatever stood there') label!: ChildLabel;
}

export class SetOwnReferencePayload {
  @Id('The episode') episodeId!: string;
  @Text(64, 'Your authority’s own case reference, in the place of whatever stood there')
  ownReference!: string;
}

export class ReadChildLabelPayload {
  @Id('The episode') episodeId!: string;
}

export class ChildLabelView {
  @Id('The episode') episodeId!: string;
  @Optional()
  @Nested(() => ChildLabel, 'As it was chosen; absent where none was')
  label?: ChildLabel;
  @Nested(() => ChildView, 'As it shows in lists') child!: ChildView;
}

const BASE = { owner: 'episode-service', personalData: 'identity' } as const;
const LABEL_EXAMPLE: SetChildLabelPayload = {
  episodeId: EXAMPLE.episodeId,
  label: { name: 'Sam R.', bornIn: '2015-04', household: 'LEW-H-2291' },
};

export const SetChildLabel = defineCommand({
  ...BASE,
  type: 'episode.set_label.v1',
  on: { object: 'episode', id: 'episodeId' },
  words: 'Somebody chose what your child is called in lists of work',
  summary:
    'Chooses what a child is called in the lists of those who work with it; for the authority where the case was started. Told to nobody.',
  payload: SetChildLabelPayload,
  reply: ChildLabelView,
  roles: ['practitioner', 'lead_caf_contact', 'authority_system'],
  http: { method: 'POST', path: '/v1/episodes/{episodeId}/label', success: 200 },
  amqp: true,
  examples: [LABEL_EXAMPLE, { episodeId: EXAMPLE.episodeId, label: { name: 'Baby R.' } }],
  counterExamples: {
    'no name': { ...LABEL_EXAMPLE, label: { bornIn: '2015-04' } },
    'a month that does not exist': { ...LABEL_EXAMPLE, label: { name: 'Sam', bornIn: '2015-13' } },
    'a birthday': { ...LABEL_EXAMPLE, label: { name: 'Sam', bornIn: '2015-04-09' } },
  },
});

export const SetOwnReference = defineCommand({
  ...BASE,
  type: 'episode.set_reference.v1',
  on: { object: 'episode', id: 'episodeId' },
  words: 'An authority noted under which reference it keeps the case',
  summary:
    'Notes under which reference your own authority keeps a case that another one started. Your authority alone sees it, and finds the case by it.',
  payload: SetOwnReferencePayload,
  reply: ChildLabelView,
  roles: ['practitioner', 'lead_caf_contact', 'authority_system'],
  http: { method: 'POST', path: '/v1/episodes/{episodeId}/own-reference', success: 200 },
  amqp: true,
  examples: [{ episodeId: EXAMPLE.episodeId, ownReference: 'GRE-2026-0077' }],
  counterExamples: { 'no reference': { episodeId: EXAMPLE.episodeId } },
});

export const ReadChildLabel = defineQuery({
  ...BASE,
  type: 'episode.read_label.v1',
  on: { object: 'episode', id: 'episodeId' },
  words: 'Somebody looked at what your child is called in lists of work',
  summary:
    'Shows what a child is called in lists, to persons alone who work with the child or must answer for it.',
  payload: ReadChildLabelPayload,
  reply: ChildLabelView,
  roles: ['practitioner', 'lead_caf_contact'],
  http: { method: 'GET', path: '/v1/episodes/{episodeId}/label', success: 200 },
  examples: [{ episodeId: EXAMPLE.episodeId }],
});
