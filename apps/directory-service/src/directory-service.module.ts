import { type DynamicModule, Module } from '@nestjs/common';
import type { ServiceParts } from '@hub/service-host';
import { Argon2Passwords } from './adapters/argon2-passwords.js';
import { DirectoryController } from './adapters/messaging/directory.controller.js';
import { TypeormAccountStore } from './adapters/persistence/account-store.js';
import { TypeormAuthorityStore, TypeormClientStore } from './adapters/persistence/register-store.js';
import { TypeormServiceStore } from './adapters/persistence/service-store.js';
import { TotpCodes } from './adapters/totp-codes.js';
import { FindServices } from './application/find-services.js';
import { SignIn } from './application/sign-in.js';

@Module({})
export class DirectoryServiceModule {
  static of({ database, storageSealer, clock }: ServiceParts): DynamicModule {
    const { manager } = database;
    const accounts = new TypeormAccountStore(manager, storageSealer);
    return {
      module: DirectoryServiceModule,
      controllers: [DirectoryController],
      providers: [
        { provide: TypeormAuthorityStore, useValue: new TypeormAuthorityStore(manager) },
        { provide: TypeormClientStore, useValue: new TypeormClientStore(manager) },
        { provide: TypeormAccountStore, useValue: accounts },
        { provide: FindServices, useValue: new FindServices(new TypeormServiceStore(manager)) },
        { provide: SignIn, useValue: new SignIn(accounts, new Argon2Passwords(), new TotpCodes(clock), clock) },
      ],
    };
  }
}
