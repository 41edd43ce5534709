import { makeEncryptionKey } from '@hub/borough-connector';
import type { Role } from '@hub/contracts';
import type { ConsentView, ReleaseView } from '@hub/contracts/consent';
import type { DocumentView, EpisodeView } from '@hub/contracts/episode';
import type { Stage } from './stage.js';

export const ASSESSMENT = {
  assessedOn: '2026-03-01',
  reason: 'School asked for support',
  elements: [
    {
      element: 'speech_language_and_communication',
      needs: 'Waits for therapy since autumn',
      strengths: 'Sings',
    },
  ],
  conclusions: 'Speech therapy at school',
};

export async function whole(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

export async function* pieces(content: Buffer): AsyncGenerator<Buffer> {
  await Promise.resolve();
  yield content;
}

/** Folders of episodes of Lewisham, under a consent that lets Greenwich see content. */
export class Folders {
  constructor(private readonly stage: Stage) {}

  /**
   * An episode of Lewisham under a consent that lets Greenwich see content; Greenwich has joined
   * the team.
   */
  async episode(): Promise<{ consent: ConsentView; episode: EpisodeView }> {
    const { consent, episode: started } = await this.stage.episode('Lewisham', ['Greenwich'], {
      scope: ['existence', 'contact', 'content'],
    });
    const joined = await this.stage.join(this.stage.as('Lewisham'), started.id, {
      authority: 'Greenwich',
      person: this.stage.person('Greenwich'),
    });
    return { consent, episode: joined };
  }

  async upload(
    episodeId: string,
    content: string | Uint8Array<ArrayBuffer>,
    type: string,
    category: string,
    by = 'Lewisham',
  ): Promise<DocumentView> {
    return (
      await this.stage
        .as(by)
        .post<DocumentView>(`/v1/episodes/${episodeId}/documents?category=${category}`, {
          raw: { type, content },
        })
    ).body;
  }

  addAssessment(episodeId: string): Promise<DocumentView> {
    return this.upload(episodeId, JSON.stringify(ASSESSMENT), 'application/json', 'assessment');
  }

  async request(documentId: string, by = 'Greenwich', role: Role = 'practitioner') {
    const key = await makeEncryptionKey('test');
    const { body: release } = await this.stage.as(by, role).post<ReleaseView>('/v1/releases', {
      body: { documentId, purpose: 'support', recipientKey: key.publicKey },
    });
    return {
      release,
      key,
      fetch: () => this.stage.as(by, role).stream(`/v1/releases/${release.id}/content`),
    };
  }
}
