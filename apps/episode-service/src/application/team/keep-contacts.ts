import { isRefusal, type Refusal } from '@hub/contracts';
import type { EpisodeView } from '@hub/contracts/episode';
import {
  AddContact,
  type AddContactPayload,
  EndContact,
  type EndContactPayload,
} from '@hub/contracts/team';
import type { Clock, Ids, MessageContext } from '@hub/use-case';
import type { LivedEpisode } from '../../domain/episode.js';
import { addContact, endContact } from '../../domain/team/contacts.js';
import { viewEpisode } from '../episodes/episode-view.js';
import { noteDevelopment } from '../planning/note-development.js';
import type { EpisodeWork } from '../ports.js';
import type { WhoMay } from '../who-may.js';

/** Keeps the family, school, nursery and GP of a case, who have no account. */
export class KeepContacts {
  constructor(
    private readonly work: EpisodeWork,
    private readonly tools: { readonly clock: Clock; readonly ids: Ids },
    private readonly whoMay: WhoMay,
  ) {}

  add(command: AddContactPayload, context: MessageContext): Promise<EpisodeView | Refusal> {
    const { authority } = context.caller;
    return this.change(AddContact.type, command, context, (episode, at) =>
      addContact(episode, command, { id: this.tools.ids.next(), authority, at }),
    );
  }

  end(command: EndContactPayload, context: MessageContext): Promise<EpisodeView | Refusal> {
    return this.change(EndContact.type, command, context, (episode, at) =>
      endContact(episode, command.contactId, at),
    );
  }

  private change(
    action: string,
    command: AddContactPayload | EndContactPayload,
    context: MessageContext,
    decide: (episode: LivedEpisode, at: string) => LivedEpisode | Refusal,
  ): Promise<EpisodeView | Refusal> {
    const { personId } = context.caller;
    return this.work.request(context, command, async (stores) => {
      const found = await stores.episodes.lock(command.episodeId);
      const permitted = this.whoMay.decide(action, found, context);
      if (isRefusal(permitted)) return permitted;
      const at = this.tools.clock.now();
      const next = decide(permitted.episode, at);
      if (isRefusal(next)) return next;
      await stores.episodes.save(next);
      await noteDevelopment(stores, next, 'team', { personId, at });
      return { result: viewEpisode(next, personId), facts: [], evidence: { rule: permitted.rule } };
    });
  }
}
