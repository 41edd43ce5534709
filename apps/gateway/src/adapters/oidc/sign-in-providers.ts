import { existsSync } from 'node:fs';
import { AuthorityCode, NestedList, OneOf, Optional, Text, Texts } from '@hub/contracts/shape';
import { readSettingsFile } from '@hub/service-host';
import type { ProviderTerms } from '../../domain/sign-in/provider-terms.js';

const ALGORITHMS = ['RS256', 'PS256', 'ES256'] as const;
const SECURE = /^https:\/\/|^http:\/\/(127\.0\.0\.1|localhost)(:|\/|$)/;

class ProviderEntry implements ProviderTerms {
  @AuthorityCode('Whose people sign in there') authority!: string;
  @Text(300, 'Issuer, as its discovery document says it') issuer!: string;
  @Text(200, 'The hub as its client') clientId!: string;
  @Text(500, 'The file that holds the secret of that client') secretFile!: string;
  @Text(60, 'The claim that says who somebody is') claim!: string;
  @OneOf(['username', 'externalId'], 'What the claim is here') names!: 'username' | 'externalId';
  @Optional() @Texts(10, 60, 'amr values that prove two factors') methods?: string[];
  @Optional() @Texts(10, 200, 'acr values that prove two factors') contexts?: string[];
  @Optional() @OneOf(ALGORITHMS, 'How it signs') algorithm?: (typeof ALGORITHMS)[number];
}

class ProvidersFile {
  @NestedList(() => ProviderEntry, 33, 'One for each authority') providers!: ProviderEntry[];
}

/**
 * The authorities whose people sign in through their own provider; none where there is no such
 * file.
 *
 * @throws Error that names all that is wrong in it, each with its line
 */
export function readSignInProviders(path: string | undefined): readonly ProviderTerms[] {
  if (path === undefined || !existsSync(path)) return [];
  const { providers } = readSettingsFile(ProvidersFile, path, (settings, faultAt) => {
    const seen = new Set<string>();
    settings.providers.forEach((entry, place) => {
      const field = `providers.${String(place)}`;
      const proofs = [...(entry.methods ?? []), ...(entry.contexts ?? [])];
      if (proofs.length === 0)
        faultAt(field, ' says in neither methods nor contexts what proves two factors');
      if (!SECURE.test(entry.issuer)) faultAt(`${field}.issuer`, ' must begin with https');
      if (!existsSync(entry.secretFile)) faultAt(`${field}.secretFile`, ' is not there');
      if (seen.has(entry.authority)) faultAt(`${field}.authority`, ' has another entry');
      seen.add(entry.authority);
    });
  });
  return providers;
}
