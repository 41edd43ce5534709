import { randomInt } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { Refusal, Role } from '@hub/contracts';
import type {
  FeedView,
  FindServicesPayload,
  PullReport,
  ServiceView,
} from '@hub/contracts/directory';
import type { MessageContext } from '@hub/use-case';
import { Journal, MESSAGING_MIGRATIONS, SqlUnitOfWork } from '@hub/messaging';
import { sha256, Sealer } from '@hub/security';
import { asked, FixedClock, ScratchSchema } from '@hub/testing';
import type { GeneratedService } from '../../apps/borough-simulator/src/feeds/generate-services.js';
import { ServedFeed } from '../../apps/borough-simulator/src/feeds/served-feed.js';
import { migrations } from '../../apps/directory-service/migrations/migrations.js';
import { isEnglishWord } from '../../apps/directory-service/src/adapters/english-words.js';
import { HttpFeedReader } from '../../apps/directory-service/src/adapters/feeds/http-feed-reader.js';
import { OpenReferralSchema } from '../../apps/directory-service/src/adapters/feeds/open-referral-schema.js';
import { ThreadedRows } from '../../apps/directory-service/src/adapters/feeds/threaded-rows.js';
import { inTurns } from '../../apps/directory-service/src/adapters/pace.js';
import { SqlOpenReferralStore } from '../../apps/directory-service/src/adapters/persistence/open-referral-store.js';
import { SqlGazetteer } from '../../apps/directory-service/src/adapters/persistence/sql-gazetteer.js';
import { storesOn } from '../../apps/directory-service/src/adapters/persistence/stores.js';
import { readTaxonomyFile } from '../../apps/directory-service/src/adapters/taxonomy-file.js';
import { ImportServices } from '../../apps/directory-service/src/application/feeds/import-services.js';
import { KeepFeeds } from '../../apps/directory-service/src/application/feeds/keep-feeds.js';
import {
  PULL_LIMITS,
  PullFeeds,
  type PullLimits,
} from '../../apps/directory-service/src/application/feeds/pull-feeds.js';
import { ReadFeeds } from '../../apps/directory-service/src/application/feeds/read-feeds.js';
import { namedId } from '../../apps/directory-service/src/application/named-id.js';
import { ServeOpenReferral } from '../../apps/directory-service/src/application/open-referral/serve-open-referral.js';
import type { DirectoryStores } from '../../apps/directory-service/src/application/ports.js';
import type { Pace } from '../../apps/directory-service/src/application/feeds/pull-ports.js';
import { FindServices } from '../../apps/directory-service/src/application/services/find-services.js';
import { ListUnknownNeeds } from '../../apps/directory-service/src/application/services/list-unknown-needs.js';
import { RenewDays } from '../../apps/directory-service/src/application/services/renew-days.js';
import { ReadService } from '../../apps/directory-service/src/application/services/read-service.js';
import { OwnTerms } from '../../apps/directory-service/src/domain/services/own-terms.js';
import {
  eligibilityTaxonomy,
  needsTaxonomy,
  ownTerms,
} from '../../apps/directory-service/src/domain/services/taxonomy.js';
import { expectDone } from '../expect-done.js';
import { OUTCODES_FILE, servicesOf } from './generated-services.js';

export const SCHEMA_FOLDER = 'data/open-referral-uk/schemas';
export const TAXONOMY_FILE = 'data/service-taxonomy.yaml';
export const VOCABULARY_FILE = 'data/need-vocabulary.yaml';
const LOCAL = ['127.0.0.1'];
/** As built: a thread runs without Jest. */
const ROW_WORKER = new URL(
  '../../dist/apps/directory-service/src/adapters/feeds/row-worker.js',
  import.meta.url,
);
const KEEPER: Role[] = ['lead_caf_contact'];

/**
 * The use cases of directory-service on a real PostgreSQL, pulling real feeds over HTTP; the broker
 * and the doors are left out.
 */
export class DirectoryRig {
  readonly clock = new FixedClock('2026-11-23T09:00:00.000Z');
  readonly work;
  readonly keep;
  readonly read;
  readonly imports;
  readonly find;
  readonly one;
  readonly renewDays;
  readonly unknownNeeds;
  readonly openReferral;
  /** Pieces of work after which others had their turn. */
  pieces = 0;
  private readonly tools;
  private served: ServedFeed[] = [];
  private readonly reader = new HttpFeedReader(LOCAL);

  private readonly counted: Pace = (work) => {
    this.pieces += 1;
    return inTurns(work);
  };

  private constructor(readonly scratch: ScratchSchema) {
    const taxonomy = readTaxonomyFile(TAXONOMY_FILE, VOCABULARY_FILE);
    const { database } = scratch;
    const sealer = new Sealer({ current: 1, keys: { 1: Buffer.alloc(32, 5).toString('base64') } });
    this.work = new SqlUnitOfWork<DirectoryStores>({
      service: 'directory-service',
      database,
      stores: storesOn,
      clock: this.clock,
      sealer,
      journal: new Journal(false),
      onFacts: () => undefined,
    });
    const gazetteer = new SqlGazetteer(database.manager, OUTCODES_FILE, 0);
    this.tools = {
      clock: this.clock,
      ids: { next: uuidv7 },
      chance: { next: () => randomInt(1_000) / 1_000 },
      named: namedId,
      taxonomy,
      own: new OwnTerms(taxonomy, namedId),
      gazetteer,
      schema: new OpenReferralSchema(SCHEMA_FOLDER),
      digest: sha256,
      pace: this.counted,
    };
    this.keep = new KeepFeeds(this.work, this.tools, true);
    this.read = new ReadFeeds(this.work);
    this.imports = new ImportServices(this.work, new ThreadedRows(ROW_WORKER), this.tools);
    this.find = new FindServices(this.work, {
      gazetteer,
      taxonomy,
      clock: this.clock,
      isWord: isEnglishWord,
    });
    this.one = new ReadService(this.work, taxonomy, this.clock);
    this.unknownNeeds = new ListUnknownNeeds(this.work, taxonomy);
    this.renewDays = new RenewDays(this.work, this.tools);
    const own = {
      taxonomies: [needsTaxonomy(namedId), eligibilityTaxonomy(namedId)],
      terms: ownTerms(taxonomy, namedId),
    };
    this.openReferral = new ServeOpenReferral(
      new SqlOpenReferralStore(database.manager, own),
      gazetteer,
    );
  }

  static async open(databaseUrl: string): Promise<DirectoryRig> {
    return new DirectoryRig(
      await ScratchSchema.create(databaseUrl, {
        entities: [],
        migrations: [...migrations, ...MESSAGING_MIGRATIONS],
        extensions: true,
      }),
    );
  }

  as(authority: string, roles = KEEPER): MessageContext {
    return { ...asked(authority, { roles }), type: 'feed.register.v1' };
  }

  /** Opens a feed that `closeFeeds` closes. */
  async openFeed(services: readonly GeneratedService[]): Promise<ServedFeed> {
    const server = await ServedFeed.open(services);
    this.served.push(server);
    return server;
  }

  /** Opens a feed, registers it, and pulls it for the first time. */
  async serve(
    authority: string,
    services = servicesOf(authority),
  ): Promise<{ server: ServedFeed; feed: FeedView }> {
    const server = await this.openFeed(services);
    return { server, feed: await this.register(authority, server.url) };
  }

  closeFeeds(): void {
    for (const one of this.served) one.close();
    this.served = [];
  }

  async close(): Promise<void> {
    this.closeFeeds();
    await this.scratch.drop();
  }

  /** Registers a feed and pulls it for the first time. */
  async register(
    authority: string,
    url: string,
    terms: { unlessSaid?: 'universal' | 'residents' | 'pupils' | 'gp_patients' } = {},
  ): Promise<FeedView> {
    const feed = expectDone(
      await this.keep.register(
        { name: `Feed of ${authority}`, url, licence: 'OGL-UK-3.0', everyHours: 24, ...terms },
        this.as(authority),
      ),
    );
    await this.pull();
    return feed;
  }

  /** Pulls whatever is due. */
  async pull(limits: Partial<PullLimits> = {}, indexedAs = 'test'): Promise<void> {
    await new PullFeeds(this.work, this.reader, this.tools, indexedAs, {
      ...PULL_LIMITS,
      ...limits,
    }).execute();
  }

  /** Has a feed pulled now, and says what came of it. */
  async pullAgain(
    feed: FeedView,
    limits: Partial<PullLimits> = {},
    indexedAs = 'test',
  ): Promise<PullReport> {
    this.clock.advance(60_000);
    expectDone(await this.keep.pull({ feedId: feed.id }, this.as(feed.authority)));
    await this.pull(limits, indexedAs);
    return this.lastPull(feed);
  }

  async lastPull(feed: FeedView): Promise<PullReport> {
    const { items } = expectDone(await this.read.pulls({ feedId: feed.id, limit: 1 }));
    return expectDone(await this.read.pull({ pullId: items[0]?.id ?? '' }));
  }

  /** A feed as it is now. */
  async current({ id }: FeedView): Promise<FeedView> {
    return expectDone(await this.read.one({ feedId: id }));
  }

  /** Everything that a question finds, page by page. */
  async findAll(question: FindServicesPayload, limit: number): Promise<ServiceView[]> {
    const found: ServiceView[] = [];
    for (let cursor: string | undefined; ;) {
      const { items, nextCursor } = expectDone(
        await this.find.execute({
          ...question,
          limit,
          ...(cursor === undefined ? {} : { cursor }),
        }),
      );
      found.push(...items);
      if (nextCursor === undefined) return found;
      cursor = nextCursor;
    }
  }

  /** Has a file of services taken for an authority. */
  takeFile(bytes: Buffer, kind: 'csv' | 'xlsx', authority: string): Promise<PullReport | Refusal> {
    return this.imports.execute(bytes, { kind, licence: 'OGL-UK-3.0' }, this.as(authority));
  }

  /** Facts in the outbox, by type. */
  async told(): Promise<{ type: string; data: Record<string, unknown> }[]> {
    return this.scratch.database.query<{ type: string; data: Record<string, unknown> }[]>(
      `SELECT envelope::jsonb->>'type' AS type, envelope::jsonb->'data' AS data FROM outbox ORDER BY id`,
    );
  }
}
