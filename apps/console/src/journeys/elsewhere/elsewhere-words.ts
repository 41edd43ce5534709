import type { LinkedSystem, LinkState } from '@hub/contracts/protection';
import type { Tag } from '../../pages/parts.js';

export const SYSTEMS: Readonly<Record<LinkedSystem, string>> = {
  ehcp: 'Education, health and care plan',
  asset_plus: 'Youth justice (AssetPlus)',
  camhs: 'Child and adolescent mental health',
  ccis: 'Young people in education, work or training (CCIS)',
  family_help: 'Family Help',
};

export const LINK_STATES: Readonly<Record<LinkState, string>> = {
  referred: 'Asked for',
  accepted: 'They take the child on',
  not_accepted: 'They do not take the child on',
  open: 'Under way',
  closed: 'Closed',
};

export const LINK_COLOURS: Readonly<Record<LinkState, Tag['colour']>> = {
  referred: 'yellow',
  accepted: 'green',
  not_accepted: 'red',
  open: 'blue',
  closed: 'grey',
};
