import { describe, expect, it } from '@jest/globals';
import { asPerson } from './caller.js';

const person = {
  id: 'person',
  authority: 'E09000023',
  roles: ['practitioner'],
  verified: true,
} as const;

describe('what a request carries of a person', () => {
  it('is all that policies ask for', () => {
    const organisation = { id: 'organisation', sector: 'health' } as const;
    expect(asPerson({ ...person, organisation, checked: false, trained: true })).toEqual({
      authority: person.authority,
      personId: person.id,
      roles: ['practitioner'],
      verified: true,
      organisationId: organisation.id,
      sector: 'health',
      checked: false,
      trained: true,
    });
  });

  it('says nothing of what is not known', () => {
    const { id: personId, ...known } = person;
    expect(asPerson(person)).toEqual({ ...known, personId });
  });
});
