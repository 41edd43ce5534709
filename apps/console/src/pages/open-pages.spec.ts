import { describe, expect, it } from '@jest/globals';
import { composeConsole } from '../console.module.js';
import type { SignInParts } from '../session/sign-in.controller.js';

type Handler = object;

/** Addresses of what a controller answers, with whether it asks who is there. */
function pagesOf(controller: { readonly prototype: object }): { path: string; isOpen: boolean }[] {
  const base: unknown = Reflect.getMetadata('path', controller);
  return Object.values(Object.getOwnPropertyDescriptors(controller.prototype)).flatMap(
    ({ value }: { value?: Handler }) => {
      const own: unknown = value && Reflect.getMetadata('path', value);
      if (!value || typeof own !== 'string' || typeof base !== 'string') return [];
      const isOpen = Reflect.getMetadata('open to whoever comes', value) === true;
      return [{ path: `/${base}/${own}`.replaceAll(/\/+/g, '/').replace(/(.)\/$/, '$1'), isOpen }];
    },
  );
}

describe('whoever is not signed in', () => {
  it('reads what explains the hub and signs in, and nothing else', () => {
    const { controllers = [] } = composeConsole({} as SignInParts);
    const pages = controllers.flatMap((controller) => pagesOf(controller as never));
    expect(pages.length).toBeGreaterThan(controllers.length);
    const open = pages.filter(({ isOpen }) => isOpen).map(({ path }) => path);
    expect(open.sort()).toEqual([
      '/',
      '/accessibility',
      '/families',
      '/families/reply-sheet',
      '/sign-in',
      '/signed-in',
      '/signed-out',
    ]);
  });
});
