import { describe, expect, it } from '@jest/globals';
import { ContactsConfirmed } from '@hub/contracts/identity';
import { choreContext } from './message-context.js';
import { fact, published } from './fact.js';

const said = {
  contactsId: '019a5b00-0000-7000-8000-000000000001',
  authority: 'E09000023',
  confirmedOn: '2026-03-02',
  waits: [],
};

describe('a fact', () => {
  it('is told to each authority once, in an order that does not depend on who was named first', () => {
    const to = (...recipients: string[]) => fact(ContactsConfirmed, said, recipients).recipients;
    expect(to('E09000023', 'E09000011', 'E09000023')).toEqual(['E09000011', 'E09000023']);
    expect(fact(ContactsConfirmed, said, new Set(['E09000011'])).recipients).toEqual(['E09000011']);
    expect(fact(ContactsConfirmed, said).recipients).toEqual([]);
  });

  it('is published as its definition reads it', () => {
    const told = published(fact(ContactsConfirmed, said, ['E09000023']));
    expect(told).toMatchObject({ event: ContactsConfirmed, recipients: ['E09000023'] });
    expect({ ...told.payload }).toEqual(said);
  });

  it.each<[string, object, string]>([
    ['a field too many', { ...said, secret: 'Ada Lovelace' }, 'secret'],
    ['a field too few', { ...said, authority: undefined }, 'authority'],
    ['a value that is none', { ...said, confirmedOn: 'Ada Lovelace' }, 'confirmedOn'],
  ])('with %s is a defect that names the field, and not what it holds', (_what, payload, field) => {
    const wrong = fact(ContactsConfirmed, payload as typeof said);
    expect(() => published(wrong)).toThrow(
      new RegExp(`contacts\\.confirmed\\.v1 does not hold to its definition: .*${field}`),
    );
    expect(() => published(wrong)).not.toThrow(/Ada/);
  });
});

it('a chore is a conversation of its own, by the hub for nobody', () => {
  let number = 0;
  const ids = { next: () => `id-${String((number += 1))}` };
  expect(choreContext('identity-service', 'contacts.ask', ids)).toEqual({
    messageId: 'id-1',
    correlationId: 'id-1',
    type: 'contacts.ask',
    caller: {
      authority: 'hub',
      roles: [],
      verified: true,
      clientId: 'identity-service',
      door: 'internal',
    },
  });
  expect(choreContext('identity-service', 'contacts.ask', ids).messageId).toBe('id-2');
});
