import { Timers1 } from '@hub/timers';
import { CreateDisputes1 } from './1-create-disputes.js';
import { PeopleOfAnEpisode4 } from './4-people-of-an-episode.js';
import { PeopleHeard5 } from './5-people-heard.js';
import { Shields7 } from './7-shields.js';
import { HowEpisodesStand9 } from './9-how-episodes-stand.js';
import { TheLadder2 } from './2-the-ladder.js';
import { ClocksOfALadder3 } from './3-clocks-of-a-ladder.js';
import { MissedOutcomes8 } from './8-missed-outcomes.js';
import { PolicyVersions6 } from './6-policy-versions.js';

/** All of them, in their order. */
export const migrations = [
  CreateDisputes1,
  Timers1,
  TheLadder2,
  ClocksOfALadder3,
  PeopleOfAnEpisode4,
  PeopleHeard5,
  PolicyVersions6,
  Shields7,
  MissedOutcomes8,
  HowEpisodesStand9,
];
