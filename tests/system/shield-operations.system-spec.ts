import { beforeAll, describe, expect, it } from '@jest/globals';
import { HubProblemError } from '@hub/borough-connector';
import { EpisodeMoved, type EpisodeView, type TransferReport } from '@hub/contracts/episode';
import type { EvidencePage } from '@hub/contracts/ledger';
import type { AuthorityMatrix, MessagesPage, MessageView } from '@hub/contracts/monitor';
import { idsAbout } from './stage/reach.js';
import { Stage } from './stage/stage.js';

/** The family fled from the second to the third; the first leads. */
const [LEADS, OLD, NEW] = ['Richmond upon Thames', 'Waltham Forest', 'Hammersmith and Fulham'];

let stage: Stage;
beforeAll(() => {
  stage = new Stage();
});

const get = async <T>(path: string): Promise<T> => (await stage.asOperations().get<T>(path)).body;

describe('operations staff', () => {
  it('follow the messages of a family that fled, and learn nowhere whom these reach', async () => {
    const { episode } = await stage.episode(LEADS, [OLD, NEW]);
    const at = `/v1/episodes/${episode.id}`;
    // The lead passes on meanwhile: who may still do it is their lead CAF contact.
    const leads = stage.as(LEADS, 'lead_caf_contact');
    const post = (path: string, body: object) =>
      stage.until(
        async () => {
          const { version } = (await leads.get<EpisodeView>(at)).body;
          const ifMatch = `"${String(version)}"`;
          return leads
            .post<EpisodeView>(`${at}${path}`, { body, ifMatch, attempts: 1 })
            .catch((error: unknown) => {
              if (error instanceof HubProblemError && error.code === 'etag_stale') return undefined;
              throw error;
            });
        },
        (answer) => answer !== undefined,
      );
    await post('/steps', { step: 'change_home', homeAuthority: stage.code(NEW) });
    await stage.propose(LEADS, NEW, episode.id);
    await stage.journal.until(EpisodeMoved.type, episode.id, [stage.code(NEW)]);

    const told = (await stage.journal.find({})).map(({ message }) => message);
    const ids = new Set(
      [...(await idsAbout(stage, [episode.id])).values()].flatMap((of) => [...of]),
    );
    const about = told.filter(({ subject = '' }) => ids.has(subject));
    const journeys = async () => {
      const pages = [...ids, ...about.map(({ id }) => id)].map((subject) =>
        get<MessagesPage>(`/v1/ops/messages?subject=${subject}`),
      );
      const listed = (await Promise.all(pages)).flatMap(({ items }) => items);
      const single = listed.map(({ id }) => get<MessageView>(`/v1/ops/messages/${id}`));
      const whole = [...new Set(listed.flatMap(({ conversation = [] }) => conversation))];
      const conversations = whole.map((id) => get<object>(`/v1/ops/conversations/${id}`));
      return [listed, await Promise.all(single), await Promise.all(conversations)];
    };
    const cells = async () => {
      const { items } = await get<AuthorityMatrix>('/v1/ops/authority-matrix?days=1');
      return items.filter(({ from, to }) => from === stage.code(LEADS) && to === stage.code(NEW));
    };
    const evidence = async () => (await get<EvidencePage>(`${at}/evidence`)).items;
    const pairs = async () => {
      const { rows } = await get<TransferReport>('/v1/reports/transfers');
      return rows.filter(({ toAuthority }) => toAuthority === stage.code(NEW));
    };
    const caused = async () => {
      const from = `/v1/ops/messages?from=${stage.code(LEADS)}&messageType=${EpisodeMoved.type}`;
      return (await get<MessagesPage>(from)).items.map(({ subject }) => subject);
    };
    // All of these tell it while nothing is hidden: the looks are not blind.
    await stage.until(cells, (found) => found.length === 1);
    await stage.until(evidence, (found) => found.length > 0);
    const text = async () => JSON.stringify(await journeys());
    await stage.until(text, (seen) => seen.includes(stage.code(NEW)));
    const others = (await pairs()).filter(({ authority }) => authority !== stage.code(LEADS));
    expect((await pairs()).length).toBe(others.length + 1);
    expect(await caused()).toContain(episode.id);

    await post('/shield', { hiddenFrom: [stage.code(OLD)], because: 'domestic_abuse' });
    const seen = await text();
    expect(seen).toContain(episode.id);
    expect(seen).not.toMatch(/E09\d{6}|"from":/);
    expect(await cells()).toEqual([]);
    expect(await evidence()).toEqual([]);
    expect(await pairs()).toEqual(others);
    expect(await caused()).not.toContain(episode.id);

    await post('/shield/lifting', { because: 'danger_over' });
    expect(await text()).toContain(stage.code(NEW));
    expect(await evidence()).not.toEqual([]);
  });
});
