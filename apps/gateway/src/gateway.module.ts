import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { PassportModule } from '@nestjs/passport';
import type { JWK } from 'jose';
import type { Provider } from 'oidc-provider';
import { OPEN_REFERRAL_PATH } from '@hub/contracts/directory';
import { RequestClient, SealedContext } from '@hub/messaging';
import type { Composition, ServiceParts } from '@hub/service-host';
import { IngressFigures } from './adapters/amqp/ingress-figures.js';
import { MemberIngress } from './adapters/amqp/member-ingress.js';
import { MemberMessageReader } from './adapters/amqp/member-message.js';
import { SettleMessage } from './adapters/amqp/settle-message.js';
import { AccessTokenVerifier } from '@hub/security';
import { IdentityNames } from './adapters/identity/identity-names.js';
import { IdentityPeople } from './adapters/identity/identity-people.js';
import { IdentitySigningIn } from './adapters/identity/identity-signing-in.js';
import { IdentityPosts } from './adapters/identity/identity-posts.js';
import { IdentityProvisioners } from './adapters/identity/identity-provisioning.js';
import { CallLimit } from './adapters/http/call-limits.js';
import { CONSOLE_DOOR, ConsoleProxyController } from './adapters/http/console-proxy.controller.js';
import { ContentProxyController } from './adapters/http/content-proxy.controller.js';
import { HELP, HelpController } from './adapters/http/help.controller.js';
import { LiveProxyController } from './adapters/http/live-proxy.controller.js';
import {
  OPEN_REFERRAL_DOOR,
  OpenReferralProxyController,
} from './adapters/http/open-referral-proxy.controller.js';
import { servedContract } from './adapters/http/open-referral-contract.js';
import { NAMES, operationControllers } from './adapters/http/operation-controllers.js';
import {
  PARKED_MESSAGES,
  ParkedMessagesController,
} from './adapters/http/parked-messages.controller.js';
import { ReconciliationProxyController } from './adapters/http/reconciliation-proxy.controller.js';
import { SCIM_BASE, ScimController } from './adapters/http/scim.controller.js';
import { ServiceImportProxyController } from './adapters/http/service-import-proxy.controller.js';
import {
  DIRECTORY_SERVICE_URL,
  EPISODE_SERVICE_URL,
  LOOKUP_SERVICE_URL,
  MONITOR_SERVICE_URL,
} from './adapters/http/service-urls.js';
import { TokenGuard, TokenStrategy } from './adapters/http/token-strategy.js';
import { OpenIdProvider } from './adapters/oidc/authority-provider.js';
import { createIdentityProvider } from './adapters/oidc/identity-provider.js';
import { PostgresOidcAdapter } from './adapters/oidc/postgres-oidc-adapter.js';
import { IDENTITY_PROVIDER, SignInController } from './adapters/oidc/sign-in.controller.js';
import { readSignInProviders } from './adapters/oidc/sign-in-providers.js';
import { SqlErrandStore } from './adapters/persistence/errand-store.js';
import { TypeormParkedMessageStore } from './adapters/persistence/parked-message-store.js';
import { Callers } from './application/callers.js';
import { NoteDenial } from './application/note-denial.js';
import { ActFor } from './application/sign-in/act-for.js';
import { SignInWithAuthority } from './application/sign-in/sign-in-with-authority.js';
import type { config } from './config.js';
import type { GatewayKeys } from './keys.js';

export interface Gateway {
  readonly composition: Composition;
  readonly provider: Provider;
  readonly ingress: MemberIngress;
  readonly denials: NoteDenial;
}

/**
 * Composition of the gateway; its identity provider and ingress are wired outside Nest's routes.
 */
export function composeGateway(parts: ServiceParts<GatewayKeys>, settings: typeof config): Gateway {
  const { requests, database, keys, clock, log } = parts;
  const signingKeys = keys.signing;
  const decryptionKeys = keys.decryption;
  const issuer = `${settings.publicUrl}/oidc`;
  const people = new IdentityPeople(requests);
  const callers = new Callers(people);
  const denials = new NoteDenial(
    parts.unitOfWork(() => ({})),
    parts.ids,
  );
  const parked = new TypeormParkedMessageStore(database.manager, parts.storageSealer);
  const provider = createIdentityProvider({
    issuer,
    consoleRedirect: `${settings.publicUrl}/signed-in`,
    consoleSecretHash: settings.consoleSecretHash,
    people,
    verifier: new AccessTokenVerifier(issuer, { keys: signingKeys.map(publicPart) }),
    actFor: new ActFor(callers, new IdentityPosts(requests)),
    signingKeys,
    cookieKeys: keys.cookies,
    adapter: (model) => new PostgresOidcAdapter(model, database.manager, requests),
  });
  const limit = new CallLimit('caller', settings.callsPerMinute);
  const help = {
    openApi: readFileSync(settings.openApiFile, 'utf8'),
    encryptionKeys: decryptionKeys.map(publicPart),
  };
  const openReferral = {
    directoryServiceUrl: settings.directoryServiceUrl,
    publicUrl: settings.publicUrl,
    openApi: servedContract(
      readFileSync(settings.openReferralFile, 'utf8'),
      `${settings.publicUrl}${OPEN_REFERRAL_PATH}`,
    ),
  };
  const settling = new SettleMessage({
    requests,
    callers,
    denials,
    parked,
    clock,
    log,
    figures: new IngressFigures(parts.probes.registry),
    pause,
  });
  const ingress = new MemberIngress({
    brokerUrl: settings.memberBrokerUrl,
    reader: new MemberMessageReader(decryptionKeys),
    settling,
    log,
  });
  const composition: Composition = {
    handlers: [],
    imports: [PassportModule],
    controllers: [
      OpenReferralProxyController,
      ContentProxyController,
      ReconciliationProxyController,
      ServiceImportProxyController,
      ...operationControllers(),
      ParkedMessagesController,
      LiveProxyController,
      HelpController,
      SignInController,
      ScimController,
      // Last, as it takes whatever no other has.
      ConsoleProxyController,
    ],
    providers: [
      { provide: RequestClient, useValue: requests },
      { provide: NAMES, useValue: new IdentityNames(requests) },
      { provide: IdentityProvisioners, useValue: new IdentityProvisioners(requests) },
      { provide: SCIM_BASE, useValue: `${settings.publicUrl}/scim/v2` },
      { provide: CallLimit, useValue: limit },
      {
        provide: TokenStrategy,
        useValue: new TokenStrategy(issuer, signingKeys.map(publicPart), callers),
      },
      TokenGuard,
      { provide: SealedContext, useValue: parts.contexts },
      { provide: EPISODE_SERVICE_URL, useValue: settings.episodeServiceUrl },
      { provide: LOOKUP_SERVICE_URL, useValue: settings.lookupServiceUrl },
      { provide: DIRECTORY_SERVICE_URL, useValue: settings.directoryServiceUrl },
      { provide: OPEN_REFERRAL_DOOR, useValue: openReferral },
      { provide: MONITOR_SERVICE_URL, useValue: settings.monitorServiceUrl },
      { provide: HELP, useValue: help },
      {
        provide: CONSOLE_DOOR,
        useValue: { consoleUrl: settings.consoleUrl, publicUrl: settings.publicUrl },
      },
      { provide: PARKED_MESSAGES, useValue: parked },
      { provide: SignInWithAuthority, useValue: signInWithAuthority(parts, settings) },
      { provide: IDENTITY_PROVIDER, useValue: provider },
    ],
  };
  return { composition, provider, ingress, denials };
}

function signInWithAuthority(
  { database, requests }: ServiceParts<GatewayKeys>,
  { signInProvidersFile, publicUrl }: typeof config,
): SignInWithAuthority {
  const redirect = `${publicUrl}/sign-in/returned`;
  const members = readSignInProviders(signInProvidersFile).map((terms) => ({
    terms,
    provider: new OpenIdProvider(terms, redirect),
  }));
  const people = new IdentitySigningIn(requests);
  return new SignInWithAuthority(members, new SqlErrandStore(database.manager), people);
}

function publicPart(key: JWK): JWK {
  const { d: _private, ...open } = key;
  return open;
}
