import type { LookupStores } from '../application/ports.js';
import { InMemoryAges } from './in-memory-ages.js';
import { InMemoryCovers } from './in-memory-covers.js';
import { InMemoryEnquiries } from './in-memory-enquiries.js';
import {
  InMemoryDetails,
  InMemoryDoubleStarts,
  InMemoryHubEpisodes,
} from './in-memory-hub-episodes.js';
import { InMemoryEpisodePeople } from './in-memory-episode-people.js';
import { InMemoryJoinRequests } from './in-memory-join-requests.js';
import { InMemoryLateAnswers } from './in-memory-late-answers.js';
import {
  InMemoryLookupQuestions,
  InMemoryLookupReviews,
  InMemoryLookups,
} from './in-memory-lookups.js';
import { InMemorySocialCare } from './in-memory-social-care.js';
import { InMemoryPointers, InMemoryReconciliations } from './in-memory-pointers.js';

export function inMemoryLookupStores(): LookupStores {
  const pointers = new InMemoryPointers();
  const enquiries = new InMemoryEnquiries();
  const hubEpisodes = new InMemoryHubEpisodes();
  const socialCare = new InMemorySocialCare();
  const lookups = new InMemoryLookups(enquiries, socialCare);
  return {
    lookups,
    pointers,
    reconciliations: new InMemoryReconciliations(pointers),
    lookupQuestions: new InMemoryLookupQuestions(lookups),
    lookupReviews: new InMemoryLookupReviews(),
    covers: new InMemoryCovers(),
    enquiries,
    details: new InMemoryDetails(),
    hubEpisodes,
    doubleStarts: new InMemoryDoubleStarts(),
    joinRequests: new InMemoryJoinRequests(),
    people: new InMemoryEpisodePeople(),
    socialCare,
    ages: new InMemoryAges(hubEpisodes),
    lateAnswers: new InMemoryLateAnswers(hubEpisodes),
  };
}
