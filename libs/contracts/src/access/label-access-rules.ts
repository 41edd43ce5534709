import type { AccessRule } from './relations.js';

/** Of what a child is called in lists. */
export const LABEL_ACCESS_RULES: Readonly<Record<string, AccessRule>> = {
  'episode.open_labels.v1': {
    relation: 'services',
    when: 'for a person who works with the child, or must answer a request about it',
  },
  'episode.read_label.v1': {
    relation: 'counterpart',
    when: 'they work with the child, or must answer a request about it',
  },
  'episode.set_label.v1': { relation: 'counterpart', when: 'the case was started there' },
  'episode.set_reference.v1': { relation: 'counterpart', when: 'the case was started elsewhere' },
};
