import type { Handler } from '@hub/service-host';
import type { Clock } from '@hub/use-case';
import { teamHandlers } from './adapters/messaging/team-handlers.js';
import type { EpisodeWork } from './application/ports.js';
import { EndTeamMember } from './application/team/end-team-member.js';
import { RecordNeeds } from './application/team/record-needs.js';
import type { WhoMay } from './application/who-may.js';

/** What is asked about the team around a child. */
export function composeTeam(work: EpisodeWork, clock: Clock, whoMay: WhoMay): Handler[] {
  return teamHandlers({
    ending: new EndTeamMember(work, clock, whoMay),
    needs: new RecordNeeds(work, clock, whoMay),
  });
}
