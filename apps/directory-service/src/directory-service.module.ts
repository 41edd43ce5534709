import { type DynamicModule, Module } from '@nestjs/common';
import { SealedContext } from '@hub/messaging';
import { sha256 } from '@hub/security';
import { repeat, type ServiceParts } from '@hub/service-host';
import { Argon2Passwords } from './adapters/argon2-passwords.js';
import { contactChecks } from './adapters/contact-checks.js';
import { isEnglishWord } from './adapters/english-words.js';
import { HttpFeedReader } from './adapters/feeds/http-feed-reader.js';
import { OpenReferralSchema } from './adapters/feeds/open-referral-schema.js';
import { SpreadsheetRows } from './adapters/feeds/read-rows.js';
import { ImportController } from './adapters/http/import.controller.js';
import { OpenReferralController } from './adapters/http/open-referral.controller.js';
import { FeedController } from './adapters/messaging/feed.controller.js';
import { PeopleController } from './adapters/messaging/people.controller.js';
import { RegisterController } from './adapters/messaging/register.controller.js';
import { ServiceController } from './adapters/messaging/service.controller.js';
import { halfTheTime, inTurns } from './adapters/pace.js';
import { TypeormAccountStore } from './adapters/persistence/account-store.js';
import { TypeormClientStore } from './adapters/persistence/client-store.js';
import { SqlOpenReferralStore } from './adapters/persistence/open-referral-store.js';
import { SqlGazetteer } from './adapters/persistence/sql-gazetteer.js';
import { storesOn } from './adapters/persistence/stores.js';
import { readTaxonomyFile } from './adapters/taxonomy-file.js';
import { TotpCodes } from './adapters/totp-codes.js';
import { AskToConfirm } from './application/contacts/ask-to-confirm.js';
import { FindPerson } from './application/contacts/find-person.js';
import { KeepContacts } from './application/contacts/keep-contacts.js';
import { ImportServices } from './application/feeds/import-services.js';
import { KeepFeeds } from './application/feeds/keep-feeds.js';
import { PullFeeds } from './application/feeds/pull-feeds.js';
import { ReadFeeds } from './application/feeds/read-feeds.js';
import { namedId } from './application/named-id.js';
import { ServeOpenReferral } from './application/open-referral/serve-open-referral.js';
import type { DirectoryStores } from './application/ports.js';
import { FindServices } from './application/services/find-services.js';
import { ListUnknownNeeds } from './application/services/list-unknown-needs.js';
import { ReadService } from './application/services/read-service.js';
import { RenewDays } from './application/services/renew-days.js';
import { SignIn } from './application/sign-in/sign-in.js';
import type { config } from './config.js';
import { eligibilityTaxonomy, needsTaxonomy, ownTerms } from './domain/services/taxonomy.js';

const PULL_MS = 1_000;
const PULLS_AT_ONCE = 2;
const ASK_MS = 60 * 60_000;
const RENEW_MS = 60_000;

@Module({})
export class DirectoryServiceModule {
  static of(parts: ServiceParts, settings: typeof config): DynamicModule {
    const { database, storageSealer, clock, ids, chance, log } = parts;
    const { manager } = database;
    const accounts = new TypeormAccountStore(manager, storageSealer);
    const work = parts.unitOfWork<DirectoryStores>(storesOn);
    const taxonomy = readTaxonomyFile(settings.taxonomyFile, settings.vocabularyFile);
    const gazetteer = new SqlGazetteer(manager, settings.outcodesFile);
    const tools = {
      clock,
      ids,
      chance,
      named: namedId,
      taxonomy,
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
      sha256(JSON.stringify(taxonomy)),
    );
    for (let one = 0; one < PULLS_AT_ONCE; one += 1) parts.onStop(repeat(pull, PULL_MS, log));
    parts.onStop(repeat(new AskToConfirm(work, tools), ASK_MS, log));
    parts.onStop(repeat(new RenewDays(work, tools), RENEW_MS, log));
    const own = {
      taxonomies: [needsTaxonomy(namedId), eligibilityTaxonomy(namedId)],
      terms: ownTerms(taxonomy, namedId),
    };
    return {
      module: DirectoryServiceModule,
      controllers: [
        FeedController,
        ImportController,
        OpenReferralController,
        PeopleController,
        RegisterController,
        ServiceController,
      ],
      providers: [
        { provide: TypeormClientStore, useValue: new TypeormClientStore(manager) },
        { provide: TypeormAccountStore, useValue: accounts },
        { provide: FindPerson, useValue: new FindPerson(accounts, work, clock) },
        { provide: KeepContacts, useValue: new KeepContacts(work, clock, contactChecks) },
        {
          provide: FindServices,
          useValue: new FindServices(work, { gazetteer, taxonomy, clock, isWord: isEnglishWord }),
        },
        { provide: ReadService, useValue: new ReadService(work, taxonomy, clock) },
        { provide: ListUnknownNeeds, useValue: new ListUnknownNeeds(work, taxonomy) },
        {
          provide: KeepFeeds,
          useValue: new KeepFeeds(work, tools, settings.feedLocalAddresses.length > 0),
        },
        { provide: ReadFeeds, useValue: new ReadFeeds(work) },
        {
          provide: ImportServices,
          useValue: new ImportServices(work, new SpreadsheetRows(), tools),
        },
        {
          provide: ServeOpenReferral,
          useValue: new ServeOpenReferral(new SqlOpenReferralStore(manager, own), gazetteer),
        },
        {
          provide: SignIn,
          useValue: new SignIn(accounts, new Argon2Passwords(), new TotpCodes(clock), clock),
        },
        { provide: SealedContext, useValue: parts.contexts },
      ],
    };
  }
}
