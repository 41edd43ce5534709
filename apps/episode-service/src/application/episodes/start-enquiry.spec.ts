import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { asked, FakeUnitOfWork } from '@hub/testing';
import {
  CONSENT,
  consentRegister,
  GREENWICH,
  LEWISHAM,
  LOOKUP,
  lookupRegister,
  people,
  person,
} from '../../testing/examples.js';
import { inMemoryEpisodeStores } from '../../testing/in-memory-stores.js';
import { StartEnquiry } from './start-enquiry.js';

const command = {
  consentId: CONSENT,
  lookupId: LOOKUP,
  homeAuthority: GREENWICH,
  ownReference: 'R',
  levelOfNeed: { level: 2 as const, label: 'x' },
};
const { caller } = asked(LEWISHAM, { personId: person(1) });

/** Calls that stay open, each by name, until they are let go. */
class OpenCalls {
  readonly names: string[] = [];
  private waiting: (() => void)[] = [];

  hold<T>(name: string, answer: () => Promise<T>): Promise<T> {
    this.names.push(name);
    return new Promise<void>((resolve) => this.waiting.push(resolve)).then(answer);
  }

  async letGo(): Promise<string[]> {
    for (let round = 0; round < 5; round += 1) await turn();
    const names = this.names.splice(0);
    for (const go of this.waiting.splice(0)) go();
    return names.sort();
  }
}

describe('asking about a start', () => {
  it('asks at once what does not follow from one another: in three rounds', async () => {
    const calls = new OpenCalls();
    const enquiry = new StartEnquiry(
      new FakeUnitOfWork(inMemoryEpisodeStores()),
      {
        ...consentRegister,
        find: (...about) => calls.hold('consent', () => consentRegister.find(...about)),
        mayJoin: (...about) => calls.hold('agreement', () => consentRegister.mayJoin(...about)),
      },
      { ...people, find: (id) => calls.hold('person', () => people.find(id)) },
      {
        ...lookupRegister,
        claim: (...about) => calls.hold('claim', () => lookupRegister.claim(...about)),
      },
    );
    const grounds = enquiry.ask(command, caller);
    expect(await calls.letGo()).toEqual(['consent', 'person']);
    expect(await calls.letGo()).toEqual(['agreement']);
    expect(await calls.letGo()).toEqual(['claim']);
    expect(await grounds).toMatchObject({
      lead: { authority: LEWISHAM },
      agreed: new Set([LEWISHAM, GREENWICH]),
    });
  });

  it('claims nothing where the family has not agreed to who leads', async () => {
    const claimed: unknown[] = [];
    const claim: typeof lookupRegister.claim = (...about) => {
      claimed.push(about);
      return lookupRegister.claim(...about);
    };
    const enquiry = new StartEnquiry(
      new FakeUnitOfWork(inMemoryEpisodeStores()),
      consentRegister,
      people,
      { ...lookupRegister, claim },
    );
    expect(await enquiry.ask({ ...command, leadProfessionalId: person(3) }, caller)).toMatchObject({
      refused: 'consent_missing',
    });
    expect(claimed).toEqual([]);
  });
});
