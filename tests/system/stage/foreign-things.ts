import type { DisputeView } from '@hub/contracts/arbitration';
import type { ConsentView } from '@hub/contracts/consent';
import type { AuthorityView } from '@hub/contracts/identity';
import type { DocumentView, EpisodeView, TransferView } from '@hub/contracts/episode';
import type { LookupView } from '@hub/contracts/lookup';
import type { Stage } from './stage.js';

/**
 * Who asks, and who shares an episode with it; whose things are asked for, and who shares that
 * episode.
 */
export const [ASKER, PARTNER, OWNER] = ['Sutton', 'Merton', 'Lewisham'];
const OTHER = 'Greenwich';

interface Things {
  readonly consent: ConsentView;
  readonly episode: EpisodeView;
  readonly document: DocumentView;
  readonly lookup: LookupView;
  readonly transfer: TransferView;
  readonly dispute: DisputeView;
}

/** What the asker holds, and what strangers hold whose ids it names. */
export interface ForeignThings {
  readonly stage: Stage;
  readonly mine: Things;
  readonly theirs: Things;
  readonly theirMessage: string;
  /** A consent of the asker that no episode started under. */
  readonly spare: ConsentView;
  /** A transfer to the partner that no dispute holds up. */
  readonly offered: TransferView;
  /** The asker’s entry in the register. */
  readonly entry: AuthorityView;
}

async function things(stage: Stage, by: string, other: string): Promise<Things> {
  const { consent, episode } = await stage.episode(by, [other], {
    scope: ['existence', 'contact', 'content'],
    purposes: ['support', 'service_request'],
  });
  await stage.as(by).post(`/v1/episodes/${episode.id}/team-members`, {
    body: { authority: stage.code(other), personId: stage.person(other).id, role: 'teacher' },
  });
  const { body: document } = await stage
    .as(by)
    .post<DocumentView>(`/v1/episodes/${episode.id}/documents?category=attachment`, {
      raw: { type: 'application/json', content: '{}' },
    });
  const lookup = await stage.lookup(by);
  const transfer = await stage.propose(by, other, episode.id);
  const claim = {
    episodeId: episode.id,
    kind: 'funding',
    respondents: [stage.code(other)],
    askedFor: 'x',
    riskOfHarm: false,
  };
  const opened = await stage.until(
    () =>
      stage
        .as(by)
        .post<DisputeView>('/v1/disputes', { body: claim })
        .catch(() => undefined),
    (answer) => answer !== undefined,
  );
  const ifMatch = (version = 1) => ({ ifMatch: `"${String(version)}"` });
  const path = `/v1/disputes/${opened?.body.id ?? ''}`;
  const { body: stated } = await stage.as(by).post<DisputeView>(`${path}/statements`, {
    body: { text: 'x' },
    ...ifMatch(opened?.body.version),
  });
  const { body: dispute } = await stage
    .as(by)
    .post<DisputeView>(`${path}/offers`, { body: { terms: 'x' }, ...ifMatch(stated.version) });
  return { consent, episode, document, lookup, transfer, dispute };
}

export async function foreignThings(stage: Stage): Promise<ForeignThings> {
  // Its system would answer the transfer before the test does.
  await stage.journal.behave(stage.code(PARTNER), { mode: 'silent' });
  const [mine, theirs] = await Promise.all([
    things(stage, ASKER, PARTNER),
    things(stage, OWNER, OTHER),
  ]);
  const spare = await stage.consent(ASKER, [PARTNER]);
  const offered = await stage.propose(
    ASKER,
    PARTNER,
    (await stage.episode(ASKER, [PARTNER])).episode.id,
  );
  const [told] = await stage.journal.until('consent.granted.v1', theirs.consent.id, [
    stage.code(OTHER),
  ]);
  const theirMessage = told?.message.id ?? '';
  const entry = (await stage.as(ASKER).get<AuthorityView>(`/v1/authorities/${stage.code(ASKER)}`))
    .body;
  return { stage, mine, theirs, theirMessage, spare, offered, entry };
}
