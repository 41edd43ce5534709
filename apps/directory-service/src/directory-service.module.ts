import { SealedContext } from '@hub/messaging';
import { sha256 } from '@hub/security';
import { type Composition, repeat, type ServiceParts } from '@hub/service-host';
import { isEnglishWord } from './adapters/english-words.js';
import { HttpFeedReader } from './adapters/feeds/http-feed-reader.js';
import { OpenReferralSchema } from './adapters/feeds/open-referral-schema.js';
import { ThreadedRows } from './adapters/feeds/threaded-rows.js';
import { ImportController } from './adapters/http/import.controller.js';
import { OpenReferralController } from './adapters/http/open-referral.controller.js';
import { halfTheTime, inTurns } from './adapters/pace.js';
import { feedHandlers } from './adapters/messaging/feed-handlers.js';
import { serviceHandlers } from './adapters/messaging/service-handlers.js';
import { SqlOpenReferralStore } from './adapters/persistence/open-referral-store.js';
import { SqlGazetteer } from './adapters/persistence/sql-gazetteer.js';
import { storesOn } from './adapters/persistence/stores.js';
import { readTaxonomyFile } from './adapters/taxonomy-file.js';
import { ImportServices } from './application/feeds/import-services.js';
import { KeepFeeds } from './application/feeds/keep-feeds.js';
import { PULL_LIMITS, PullFeeds } from './application/feeds/pull-feeds.js';
import { ReadFeeds } from './application/feeds/read-feeds.js';
import { namedId } from './application/named-id.js';
import { ServeOpenReferral } from './application/open-referral/serve-open-referral.js';
import type { DirectoryStores } from './application/ports.js';
import { FindServices } from './application/services/find-services.js';
import { ListUnknownNeeds } from './application/services/list-unknown-needs.js';
import { ReadService } from './application/services/read-service.js';
import { RenewDays } from './application/services/renew-days.js';
import type { config } from './config.js';
import { OwnTerms } from './domain/services/own-terms.js';
import { eligibilityTaxonomy, needsTaxonomy, ownTerms } from './domain/services/taxonomy.js';

const PULL_MS = 1_000;
const PULLS_AT_ONCE = 2;
const RENEW_MS = 60_000;

/** Composition of directory-service. */
export function composeDirectoryService(parts: ServiceParts, settings: typeof config): Composition {
  const { database, clock, ids, chance, log } = parts;
  const { manager } = database;
  const work = parts.unitOfWork<DirectoryStores>(storesOn);
  const taxonomy = readTaxonomyFile(settings.taxonomyFile, settings.vocabularyFile);
  const gazetteer = new SqlGazetteer(manager, settings.outcodesFile);
  const tools = {
    clock,
    ids,
    chance,
    named: namedId,
    taxonomy,
    own: new OwnTerms(taxonomy, namedId),
    gazetteer,
    schema: new OpenReferralSchema(settings.schemaFolder),
    digest: sha256,
    pace: inTurns,
  };
  const reader = new HttpFeedReader(settings.feedLocalAddresses);
  const pull = new PullFeeds(
    work,
    reader,
    { ...tools, pace: halfTheTime },
    // The number goes up where the same document is read in another way.
    sha256(JSON.stringify([2, taxonomy])),
    { ...PULL_LIMITS, leastShare: settings.feedLeastShare },
  );
  for (let one = 0; one < PULLS_AT_ONCE; one += 1) parts.onStop(repeat(pull, PULL_MS, log));
  parts.onStop(repeat(new RenewDays(work, tools), RENEW_MS, log));
  const own = {
    taxonomies: [needsTaxonomy(namedId), eligibilityTaxonomy(namedId)],
    terms: ownTerms(taxonomy, namedId),
  };

  return {
    handlers: [
      ...feedHandlers({
        keep: new KeepFeeds(work, tools, settings.feedLocalAddresses.length > 0),
        read: new ReadFeeds(work),
      }),
      ...serviceHandlers({
        findServices: new FindServices(work, { gazetteer, taxonomy, clock, isWord: isEnglishWord }),
        readService: new ReadService(work, taxonomy, clock),
        listUnknownNeeds: new ListUnknownNeeds(work, taxonomy),
      }),
    ],
    controllers: [ImportController, OpenReferralController],
    providers: [
      { provide: ImportServices, useValue: new ImportServices(work, new ThreadedRows(), tools) },
      {
        provide: ServeOpenReferral,
        useValue: new ServeOpenReferral(new SqlOpenReferralStore(manager, own), gazetteer),
      },
      { provide: SealedContext, useValue: parts.contexts },
    ],
  };
}
