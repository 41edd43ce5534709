const HOME = '/';

/** Where to go after signing in: a page of ours, or home. */
export function pathAfter(asked: unknown): string {
  if (typeof asked !== 'string' || !/^\/[a-z0-9/_-]*$/i.test(asked) || asked.startsWith('//'))
    return HOME;
  return asked.startsWith('/sign') ? HOME : asked;
}
