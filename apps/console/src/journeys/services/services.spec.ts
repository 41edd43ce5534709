import { describe, expect, it } from '@jest/globals';
import type { ServiceDetail, ServiceView } from '@hub/contracts/directory';
import { serviceDetailView } from './service-detail-view.js';
import { faultsInQuestion, questionOf } from './service-question.js';
import { serviceRow, servicesView } from './services-view.js';

const ID = '01900000-0000-7000-8000-000000000001';
const SERVICE: ServiceView = {
  id: ID,
  name: 'Talking club',
  organization: 'Talk Well',
  authority: 'E09000023',
  needs: ['speech_and_language'],
  access: 'open',
  reasons: [{ rule: 'residents', sentence: 'It is for children who live in Lewisham.' }],
  unknown: [],
  email: 'talk@example.org',
  url: 'https://talk.example.org/',
  place: { name: 'The Hall', postcode: 'SE13 6LG', metres: 1609 },
  card: { phones: ['020 7946 0007'] },
  source: {
    feedId: ID,
    sourceId: '7',
    authority: 'E09000023',
    licence: 'OGL',
    seenAt: '2026-11-20T09:00:00Z',
    quality: 80,
  },
};
const sentence = (form: Record<string, string>, items: ServiceView[] = []) =>
  servicesView(form, [], { items }).found?.sentence;

describe('the question for a service', () => {
  it('is sent as it was chosen, and no other words', () => {
    expect(
      questionOf({ need: 'housing', home: 'E09000023', postcode: 'SE13', shown: 'closed' }),
    ).toEqual({ need: 'housing', home: 'E09000023', postcode: 'SE13', notOpen: 'true' });
    expect(questionOf({ need: 'luck', home: 'Paris', postcode: '', shown: 'open' })).toEqual({});
  });

  it('says what is missing or cannot be read', () => {
    const fields = (form: Record<string, string>) =>
      faultsInQuestion(form).map(({ field }) => field);
    expect(fields({})).toEqual(['need']);
    expect(fields({ postcode: 'here' })).toEqual(['postcode']);
    expect(fields({ need: 'housing', shown: 'closed' })).toEqual(['home']);
    expect(fields({ postcode: 'se136lg' })).toEqual([]);
    expect(fields({ need: 'housing' })).toEqual([]);
  });

  it('stays as it was asked, with what is wrong beside the field', () => {
    const form = { need: 'housing', postcode: 'here' };
    const view = servicesView(form, faultsInQuestion(form));
    expect(view.needs.find(({ selected }) => selected)?.text).toBe('Housing');
    expect([view.postcode, view.errors['postcode']?.text]).toEqual([
      'here',
      'Enter a postcode like SE13 6LG, or its first half',
    ]);
    expect(view.shown.filter(({ checked }) => checked).map(({ value }) => value)).toEqual(['open']);
    expect(view.found).toBeUndefined();
  });
});

describe('what was found', () => {
  it('says who may use it and why, where it is, and how to reach it', () => {
    expect(serviceRow(SERVICE)).toEqual({
      name: 'Talking club',
      href: `/services/${ID}`,
      by: 'Talk Well, listed by Lewisham',
      access: { text: 'Open to this child', colour: 'green' },
      why: ['It is for children who live in Lewisham.'],
      where: 'The Hall, SE13 6LG, about 1.0 miles away',
      reach: {
        phones: ['020 7946 0007'],
        email: 'talk@example.org',
        url: 'https://talk.example.org/',
      },
    });
  });

  it('leaves out what is not said, and follows pages on the web alone', () => {
    const { place: _place, card: _card, email: _email, ...bare } = SERVICE;
    const row = serviceRow({ ...bare, url: 'javascript:alert(1)', noDistance: 'by_post' });
    expect([row.reach, row.where]).toEqual([{ phones: [] }, 'By post']);
    expect(serviceRow(bare)).not.toHaveProperty('where');
  });

  it('is counted, and leads on to more', () => {
    expect(sentence({ need: 'housing' }, [SERVICE])).toBe('1 service.');
    const from = { postcode: 'SE13', exactness: 'outward_code' as const, sentence: 'From SE13.' };
    const page = servicesView({}, [], { items: [SERVICE, SERVICE], nextCursor: 'a b', from });
    expect(page.found).toMatchObject({
      sentence: 'The first 2 services. From SE13.',
      nextPage: '/services?from=a+b',
    });
  });

  it('says why there is nothing', () => {
    expect(sentence({ need: 'housing', postcode: 'SE13' })).toBe(
      'No borough lists a service for “Housing” that this child may use. Try any need, or leave out the postcode.',
    );
    expect(sentence({ home: 'E09000023' })).toContain('ask your early help team');
    expect(sentence({ home: 'E09000023', shown: 'closed' })).toContain('is closed to this child');
  });
});

describe('one service', () => {
  const detail: ServiceDetail = { ...SERVICE, status: 'active', places: [], terms: [] };
  const facts = (change: Partial<ServiceDetail>) =>
    new Map(
      serviceDetailView({ ...detail, ...change }).facts.map(({ name, value }) => [name, value]),
    );

  it('says what it says of itself, and nothing more', () => {
    expect(facts({ minimumAge: 5, maximumAge: 11 }).get('Ages')).toBe('5 to 11');
    expect(facts({ minimumAge: 5 }).get('Ages')).toBe('From 5');
    expect(facts({ maximumAge: 11 }).get('Ages')).toBe('Up to 11');
    expect(facts({}).has('Ages')).toBe(false);
    expect(facts({ card: { howToRefer: 'Ring us', waitingTime: 'Two weeks' } })).toEqual(
      new Map([
        ['How to ask for it', 'Ring us'],
        ['Waiting time', 'Two weeks'],
        ['Where', 'The Hall, SE13 6LG, about 1.0 miles away'],
        ['Helps with', 'Speech and language'],
        ['Last seen in the directory', '20 November 2026'],
      ]),
    );
  });

  it('says first what to know at present', () => {
    expect(serviceDetailView(detail)).not.toHaveProperty('alert');
    expect(serviceDetailView({ ...detail, alert: 'Closed in August' }).alert).toBe(
      'Closed in August',
    );
  });
});
