import { describe, expect, it } from '@jest/globals';
import { cardOf } from './card.js';
import type { OpenReferralService } from './open-referral.js';

const card = (document: Partial<OpenReferralService>) =>
  cardOf({ id: 's', name: 'x', status: 'active', ...document });

describe('the card of a service', () => {
  it('is absent where a document says nothing of what stands on it', () => {
    expect(card({})).toBeUndefined();
    expect(card({ phones: [{ number: ' ' }], wait_time: ' ', languages: [{}] })).toBeUndefined();
  });

  it('has the telephones of the service, its contacts and its places, each once', () => {
    expect(
      card({
        phones: [{ number: ' 020 7946 0001 ' }],
        contacts: [{ phones: [{ number: '020 7946 0002', extension: 7 }] }],
        service_at_locations: [
          {
            id: 'at',
            phones: [{ number: '020 7946 0001' }],
            location: { id: 'l', phones: [{ number: '020 7946 0003' }] },
          },
        ],
      }),
    ).toEqual({ phones: ['020 7946 0001', '020 7946 0002 ext. 7', '020 7946 0003'] });
  });

  it('tells how to refer, how long to wait, in which languages and where', () => {
    expect(
      card({
        application_process: ' Ask your GP ',
        wait_time: '6 weeks',
        languages: [{ name: 'Somali', code: 'so' }, { code: 'bn' }],
        service_areas: [{ name: 'Lewisham' }, { uri: 'x' }, { name: 'Greenwich' }],
      }),
    ).toEqual({
      howToRefer: 'Ask your GP',
      waitingTime: '6 weeks',
      languages: ['Somali', 'bn'],
      area: 'Lewisham, Greenwich',
    });
  });

  it.each<[string, Partial<OpenReferralService>]>([
    ['free', { cost_options: [{ amount: 0 }] }],
    ['Adult £3.50 a session', adult({ amount: 3.5 })],
    ['Adult 3.50 EUR a session', adult({ amount: 3.5, currency: 'EUR' })],
    ['Adult a session', adult({})],
    [
      'Yes; ask us; free',
      { fees: 'Yes', fees_description: 'ask us', cost_options: [{ amount: 0 }] },
    ],
  ])('tells the fees: %s', (fees, document) => {
    expect(card(document)).toEqual({ fees });
  });

  it.each([
    ['3 free, 12 in all', { available: 3, maximum: 12 }],
    ['Beds, 0 free', { description: 'Beds', available: 0 }],
  ])('tells the capacity: %s', (capacity, said) => {
    expect(card({ capacities: [said, {}] })).toEqual({ capacity });
  });

  it('holds no more than its contract takes', () => {
    const { phones, howToRefer, waitingTime, languages } =
      card({
        phones: Array.from({ length: 9 }, (_, place) => ({
          number: `${String(place)}${'0'.repeat(50)}`,
        })),
        application_process: 'x'.repeat(3_000),
        wait_time: 'x'.repeat(400),
        languages: Array.from({ length: 40 }, (_, place) => ({
          name: `Language ${String(place)}`,
        })),
      }) ?? {};
    expect([phones?.length, phones?.[0]?.length]).toEqual([5, 40]);
    expect([howToRefer?.length, waitingTime?.length, languages?.length]).toEqual([2_000, 300, 30]);
  });
});

function adult(
  cost: NonNullable<OpenReferralService['cost_options']>[number],
): Partial<OpenReferralService> {
  return { cost_options: [{ option: 'Adult', amount_description: 'a session', ...cost }] };
}
