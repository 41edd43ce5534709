import { expect, it } from '@jest/globals';
import { httpOperations } from '@hub/contracts/catalogue';

const operations = httpOperations();
const read = new Set(
  operations.filter(({ http }) => http.method === 'GET').map(({ http }) => http.path),
);
const heeding = operations.filter(({ http }) => http.conditional || http.heedsVersion);

it('there is something to read at the place that is told to whoever decides on an older version', () => {
  const places = heeding.map(({ http }) => http.path.split('/').slice(0, 4).join('/'));
  expect(places.length).toBeGreaterThan(20);
  expect(places.filter((place) => !read.has(place))).toEqual([]);
});
