/** Names, streets, days and protocols of which simulated services are made. */
export const GIVEN = [
  'Bright',
  'Open Door',
  'Riverside',
  'Hilltop',
  'Sunrise',
  'Bridge',
  'Lighthouse',
  'Acorn',
  'Stepping Stones',
  'Harbour',
  'Greenway',
  'Kite',
  'Oakwood',
  'Lantern',
  'Compass',
  'Rowan',
];
export const STREETS = [
  'High Street',
  'Station Road',
  'Church Lane',
  'Park Avenue',
  'Mill Road',
  'Queens Road',
  'Albert Street',
  'Market Place',
];
export const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
export const PROTOCOLS = [
  'south-east-london-therapies',
  'north-central-london-youth',
  'south-london-send-schools',
];
