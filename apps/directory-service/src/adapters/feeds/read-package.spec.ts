import { describe, expect, it } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import { readRows } from './read-rows.js';

/** Made-up tables, by the column names of the published specifications. */
const pack = (tables: Readonly<Record<string, string>>): Buffer =>
  Buffer.from(
    zipSync(
      Object.fromEntries(
        Object.entries(tables).map(([name, text]) => [`data/${name}.csv`, strToU8(text)]),
      ),
    ),
  );

describe('a package of tables', () => {
  it('of HSDS 3 is read as services with all that belongs to them', async () => {
    const read = await readRows(
      pack({
        services:
          'id,organization_id,name,status,minimum_age,email\ns1,o1,Counselling,active,12,\n',
        organizations: 'id,name,description\no1,Example Trust,Trust\n',
        service_at_location: 'id,service_id,location_id\na1,s1,l1\n',
        locations: 'id,location_type,name,latitude,longitude\nl1,physical,Hall,51.46,-0.01\n',
        addresses:
          'id,location_id,address_1,city,postal_code,country\nd1,l1,1 High Street,London,SE13 6LG,GB\n',
        schedules:
          'id,service_id,freq,byday,opens_at\nt1,s1,WEEKLY,"TH,FR",10:00\nt2,other,WEEKLY,MO,09:00\n',
        phones: 'id,service_id,number\np1,s1,020 7946 0000\n',
        attributes: 'id,link_id,taxonomy_term_id\nx1,s1,y1\n',
        taxonomy_terms: 'id,code,name\ny1,12,Counselling\n',
      }),
      'package',
    );
    expect(read).toEqual({
      columns: ['reference', 'name'],
      rows: [
        {
          line: 2,
          values: { reference: 's1', name: 'Counselling' },
          record: {
            id: 's1',
            organization_id: 'o1',
            name: 'Counselling',
            status: 'active',
            minimum_age: '12',
            organization: { id: 'o1', name: 'Example Trust', description: 'Trust' },
            schedules: [
              { id: 't1', service_id: 's1', freq: 'WEEKLY', byday: 'TH,FR', opens_at: '10:00' },
            ],
            phones: [{ id: 'p1', service_id: 's1', number: '020 7946 0000' }],
            service_at_locations: [
              {
                id: 'a1',
                service_id: 's1',
                location_id: 'l1',
                location: {
                  id: 'l1',
                  location_type: 'physical',
                  name: 'Hall',
                  latitude: '51.46',
                  longitude: '-0.01',
                  addresses: [
                    {
                      id: 'd1',
                      location_id: 'l1',
                      address_1: '1 High Street',
                      city: 'London',
                      postal_code: 'SE13 6LG',
                      country: 'GB',
                    },
                  ],
                },
              },
            ],
            attributes: [
              {
                id: 'x1',
                link_id: 's1',
                taxonomy_term_id: 'y1',
                taxonomy_term: { id: 'y1', code: '12', name: 'Counselling' },
              },
            ],
          },
        },
      ],
    });
  });

  it('of version 1 is read into the lists of version 1', async () => {
    const read = await readRows(
      pack({
        service: 'id,name\n1,Stay and Play\n',
        eligibility: 'id,service_id,minimum_age,maximum_age\n2,1,5,11\n',
        regular_schedule: 'id,service_id,weekday,opens_at\n3,1,1,09:00\n',
        service_taxonomy: 'id,service_id,taxonomy_id\n4,1,esd:12\n',
        taxonomy: 'id,name,vocabulary\nesd:12,Childcare,esdServiceTypes\n',
      }),
      'package',
    );
    expect(read).toMatchObject({
      rows: [
        {
          record: {
            eligibilitys: [{ minimum_age: '5' }],
            regular_schedules: [{ weekday: '1' }],
            service_taxonomys: [{ id: '4', taxonomy: { name: 'Childcare' } }],
          },
        },
      ],
    });
  });

  it('without services is refused with its reason', async () => {
    expect(await readRows(pack({ organizations: 'id\n1\n' }), 'package')).toEqual({
      unreadable: 'It holds no services.csv, which a package of tables begins with.',
    });
  });
});
