/** Where the services answer whose bulk streams pass through; injected by these names. */
export const DIRECTORY_SERVICE_URL = Symbol('directory-service url');
export const EPISODE_SERVICE_URL = Symbol('episode-service url');
export const LOOKUP_SERVICE_URL = Symbol('lookup-service url');
export const MONITOR_SERVICE_URL = Symbol('monitor-service url');
