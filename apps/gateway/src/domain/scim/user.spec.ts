import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { provisioned } from '../../testing/in-memory-staff.js';
import { patchUser, readOperations } from './patch.js';
import { isScimFault } from './scim-fault.js';
import { ENTERPRISE_SCHEMA, PATCH_SCHEMA, schemasFault, USER_SCHEMA } from './scim-schemas.js';
import { assign } from './user-attributes.js';
import { draftOf, readUser, saidUser, type SaidUser, userResource } from './user-resource.js';

const BASE = 'https://hub.example/scim/v2';
const ama = provisioned();

/** What comes of a PATCH of Ama, or the name of what is wrong with it. */
function patched(...operations: readonly object[]): SaidUser | string | undefined {
  const read = readOperations({ schemas: [PATCH_SCHEMA], Operations: operations });
  if (isScimFault(read)) return read.scimType;
  const draft = draftOf(ama);
  const said = patchUser(draft, read) ?? saidUser(draft);
  return isScimFault(said) ? said.scimType : said;
}

const user = (more: object) => readUser({ schemas: [USER_SCHEMA], userName: 'ama', ...more });

describe('a user of SCIM', () => {
  it('is read as it was shown, whatever stands in it', () => {
    const word = fc.stringMatching(/^[A-Za-zÀ-ÿ'-]{1,20}$/);
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 4 }),
        fc.option(word, { nil: undefined }),
        fc.boolean(),
        (words, phone, active) => {
          const contact = { ...ama.contact, name: words.join(' '), ...(phone ? { phone } : {}) };
          const person = { ...ama, contact, active };
          const { id: _id, roles: _roles, version: _version, active: _active, ...terms } = person;
          expect(readUser(userResource(person, BASE))).toEqual({ terms, active });
          expect(saidUser(draftOf(person))).toEqual({ terms, active });
        },
      ),
    );
  });

  it('is read as Entra ID sends it', () => {
    expect(
      readUser({
        schemas: [USER_SCHEMA, ENTERPRISE_SCHEMA],
        externalId: '0a21f0f2',
        userName: 'Ben.Shaw@lewisham.example',
        active: true,
        displayName: 'Ben Shaw',
        emails: [{ primary: true, type: 'work', value: 'ben@lewisham.example' }],
        meta: { resourceType: 'User' },
        name: { formatted: 'Shaw, Ben', familyName: 'Shaw', givenName: 'Ben' },
        roles: [],
        phoneNumbers: [
          { type: 'mobile', value: '07' },
          { type: 'work', value: '020' },
        ],
        [ENTERPRISE_SCHEMA]: { department: 'Schools', employeeNumber: '17' },
      }),
    ).toEqual({
      active: true,
      terms: {
        username: 'Ben.Shaw@lewisham.example',
        externalId: '0a21f0f2',
        contact: {
          name: 'Ben Shaw',
          role: 'Member of staff',
          team: 'Schools',
          phone: '020',
          email: 'ben@lewisham.example',
        },
      },
    });
  });

  it.each([
    ['no schema', { schemas: [] }, 'invalidSyntax'],
    ['a schema that is unknown', { schemas: [USER_SCHEMA, 'urn:x:User'] }, 'invalidSyntax'],
    ['an attribute that is unknown', { nickname2: 'x' }, 'invalidSyntax'],
    ['no user name', { userName: null }, 'invalidValue'],
    ['a name that is no text', { displayName: 7 }, 'invalidValue'],
    ['active neither true nor false', { active: 'perhaps' }, 'invalidValue'],
    ['a list of no objects', { emails: ['x'] }, 'invalidValue'],
    ['a name that is no object', { name: 'Ama' }, 'invalidValue'],
  ])('is not read with %s', (_what, more, scimType) => {
    expect(user(more)).toMatchObject({ scimStatus: 400, scimType });
  });

  it('is no list and no text', () => {
    expect(readUser([])).toMatchObject({ scimType: 'invalidSyntax' });
    expect(schemasFault('x', USER_SCHEMA)).toMatchObject({ scimType: 'invalidSyntax' });
    expect(assign({ values: new Map(), said: new Set() }, 'name', null)).toBeUndefined();
  });
});

describe('a PATCH of a user', () => {
  it('takes what Entra ID sends: capitals, texts for flags, paths that select', () => {
    expect(patched({ op: 'Replace', path: 'active', value: 'False' })).toMatchObject({
      active: false,
    });
    expect(
      patched(
        { op: 'Add', path: 'phoneNumbers[type eq "work"].value', value: '020' },
        { op: 'Replace', path: 'emails[type eq "work"].value', value: 'new@work.example' },
        { op: 'Replace', path: `${ENTERPRISE_SCHEMA}:department`, value: 'West' },
        { op: 'Add', path: `${ENTERPRISE_SCHEMA}:manager`, value: 'm' },
        { op: 'Add', path: 'roles[primary eq "True"].value', value: 'x' },
        { op: 'Replace', path: `${USER_SCHEMA}:title`, value: 'Nurse' },
      ),
    ).toMatchObject({
      terms: { contact: { phone: '020', email: 'new@work.example', team: 'West', role: 'Nurse' } },
    });
  });

  it('takes an object without a path, with names or paths in it', () => {
    expect(patched({ op: 'replace', value: { active: false } })).toMatchObject({ active: false });
    expect(
      patched({
        op: 'Replace',
        value: {
          'name.familyName': 'Boateng',
          title: 'Nurse',
          'emails[type eq "home"].value': 'x',
        },
      }),
    ).toMatchObject({ terms: { contact: { name: 'Ama Boateng', role: 'Nurse' } } });
  });

  it('takes an object named by the schema that every user has', () => {
    const value = { [USER_SCHEMA]: { title: 'Nurse' } };
    expect(patched({ op: 'replace', value })).toMatchObject({
      terms: { contact: { role: 'Nurse' } },
    });
    expect(patched({ op: 'replace', value: { [USER_SCHEMA]: 'x' } })).toBe('invalidValue');
  });

  it('takes away what may be missing, and goes by what was said last of a name', () => {
    const said = patched({ op: 'Remove', path: 'externalId' }, { op: 'remove', path: 'emails' });
    expect(said).toEqual({
      active: true,
      terms: {
        username: ama.username,
        contact: { name: 'Ama Mensah', role: 'Worker', team: 'Early Help' },
      },
    });
    expect(
      patched(
        { op: 'replace', path: 'name.givenName', value: 'Amma' },
        { op: 'replace', path: 'displayName', value: 'Amma B. Mensah' },
      ),
    ).toMatchObject({ terms: { contact: { name: 'Amma B. Mensah' } } });
  });

  it.each([
    ['no operation', [], 'invalidSyntax'],
    ['an operation that there is not', [{ op: 'move', path: 'title' }], 'invalidSyntax'],
    ['a path that leads nowhere', [{ op: 'add', path: 'shoeSize', value: 7 }], 'invalidPath'],
    ['a path that is no text', [{ op: 'add', path: 7, value: 7 }], 'invalidPath'],
    ['to take nothing away', [{ op: 'remove' }], 'noTarget'],
    ['to take the user name away', [{ op: 'remove', path: 'userName' }], 'invalidValue'],
    ['to take away whether they act', [{ op: 'remove', path: 'active' }], 'invalidValue'],
    ['no object where there is no path', [{ op: 'replace', value: 'x' }], 'invalidValue'],
    ['an id of its own', [{ op: 'replace', path: 'id', value: 'x' }], 'mutability'],
    ['groups', [{ op: 'add', path: 'groups[value eq "x"]', value: 'x' }], 'mutability'],
    ['what tells of it', [{ op: 'add', value: { meta: { version: 'x' } } }], 'mutability'],
    ['too many at once', Array(101).fill({ op: 'remove', path: 'title' }), 'tooMany'],
  ])('is not taken with %s', (_what, operations, scimType) => {
    expect(patched(...(operations as object[]))).toBe(scimType);
  });
});
