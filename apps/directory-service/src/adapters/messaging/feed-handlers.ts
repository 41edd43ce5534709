import * as messages from '@hub/contracts/directory';
import { answer, type Handler } from '@hub/service-host';
import type { KeepFeeds } from '../../application/feeds/keep-feeds.js';
import type { ReadFeeds } from '../../application/feeds/read-feeds.js';

/** Feeds of authorities. */
export function feedHandlers({
  keep,
  read,
}: {
  readonly keep: KeepFeeds;
  readonly read: ReadFeeds;
}): Handler[] {
  return [
    answer(messages.RegisterFeed, (command, context) => keep.register(command, context)),
    answer(messages.ChangeFeed, (command, context) => keep.revise(command, context)),
    answer(messages.ConfirmFeed, (command, context) => keep.confirm(command, context)),
    answer(messages.PullFeed, (command, context) => keep.pull(command, context)),
    answer(messages.EndFeed, (command, context) => keep.end(command, context)),
    answer(messages.ListFeeds, (query) => read.all(query)),
    answer(messages.ReadFeed, (query) => read.one(query)),
    answer(messages.ListPulls, (query) => read.pulls(query)),
    answer(messages.ReadPull, (query) => read.pull(query)),
    answer(messages.ListDuplicates, (query) => read.duplicates(query)),
  ];
}
