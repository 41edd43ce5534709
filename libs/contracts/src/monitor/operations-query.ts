export const HUGE = 9_007_199_254_740_991;

/** What operations alone may ask, of monitor-service. */
export const OPERATIONS = {
  owner: 'monitor-service',
  personalData: 'none',
  roles: ['hub_operations'],
} as const;

export const get = (path: string) => ({ method: 'GET' as const, path, success: 200 as const });
