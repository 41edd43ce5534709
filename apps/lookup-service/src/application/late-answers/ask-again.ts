import type { AuthorityView } from '@hub/contracts/identity';
import { choreContext, type Fact, isHiddenFrom } from '@hub/use-case';
import { HUB, type HubEpisode } from '../../domain/episodes/hub-episode.js';
import { hear, type Heard } from '../../domain/late-answers/late-answer.js';
import { answeredFact } from '../../domain/lookups/lookup-decisions.js';
import type { Lookup } from '../../domain/lookups/lookup.js';
import { rowsOf } from '../lookups/lookup-view.js';
import type { IdentityTokens } from '../pointers/pointer-ports.js';
import type { AuthorityRegister, LookupStores, LookupWork } from '../ports.js';
import { askSystem, lookInIndex, type ListeningTools } from './listen-again.js';

const AT_ONCE = 20;

/** What was heard, the lookup as it then stands, and what is to be told beside it. */
interface Hearing {
  readonly heard: Heard;
  readonly lookup?: Lookup;
  readonly facts: readonly Fact[];
}

/**
 * Asks authorities again that were silent when an episode started: by the child of the episode in
 * the index, as the details of its lookup are destroyed by then.
 */
export class AskAgain {
  constructor(
    private readonly work: LookupWork,
    private readonly tokens: IdentityTokens,
    private readonly register: AuthorityRegister,
    private readonly tools: ListeningTools,
  ) {}

  async execute(): Promise<void> {
    const due = await this.work.read(({ lateAnswers }) =>
      lateAnswers.due(this.tools.clock.now(), AT_ONCE),
    );
    if (due.length === 0) return;
    const authorities = await this.register.all();
    for (const id of due) await this.ask(id, authorities);
  }

  private async ask(id: string, authorities: ReadonlyMap<string, AuthorityView>): Promise<void> {
    const context = choreContext('lookup-service', 'late_answer.ask', this.tools.ids);
    await this.work.request(context, {}, async (stores) => {
      const { lateAnswers, hubEpisodes, lookups } = stores;
      const open = await lateAnswers.lock(id);
      const episode = open && (await hubEpisodes.find(open.episodeId));
      if (open?.state !== 'open' || !episode) return { result: {}, facts: [] };
      const at = this.tools.clock.now();
      const hearing = await this.listen(open.authority, episode, { stores, authorities, at });
      const { next, facts } = hear(open, hearing.heard, episode, at);
      await lateAnswers.save(next);
      if (hearing.lookup) await lookups.save(hearing.lookup);
      return { result: {}, facts: [...hearing.facts, ...facts] };
    });
  }

  /** What its row says by now; else its system is asked, or its index looked through anew. */
  private async listen(
    authority: string,
    episode: HubEpisode,
    {
      stores,
      authorities,
      at,
    }: {
      readonly stores: LookupStores;
      readonly authorities: ReadonlyMap<string, AuthorityView>;
      readonly at: string;
    },
  ): Promise<Hearing> {
    // Whom it is hidden from does not hear who looked for its child.
    if (isHiddenFrom(episode.hiddenFrom, { authority })) return { heard: undefined, facts: [] };
    const lookup = await stores.lookups.lock(episode.lookupId);
    if (lookup?.state !== 'answered') return { heard: undefined, facts: [] };
    const enquiries = await stores.enquiries.ofLookup(lookup.id);
    const row = rowsOf(lookup.answers, enquiries, at).find((one) => one.authority === authority);
    const references = (row?.episodes ?? [])
      .map(({ reference }) => reference)
      .filter((one) => one !== episode.reference || authority !== episode.authority);
    if (row?.outcome === 'found' && references.length > 0)
      return { heard: { outcome: 'found', references }, facts: [] };
    if (row?.outcome === 'none') return { heard: { outcome: 'none', references }, facts: [] };
    if (row?.outcome === 'person_will_answer') return { heard: undefined, facts: [] };
    const child = (await stores.pointers.find(HUB, episode.episodeId))?.pointer.child;
    if (!child) return { heard: undefined, facts: [] };
    const asking = { authority, lookup, child, episode, at };
    if (await stores.enquiries.isFederated(authority))
      return { heard: undefined, facts: await askSystem(asking, stores, this.tools) };
    const found = await lookInIndex(asking, stores, {
      ...this.tools,
      tokens: this.tokens,
      authorities,
    });
    if (!found) return { heard: undefined, facts: [] };
    return { ...found, facts: [...found.facts, answeredFact(lookup, at)] };
  }
}
