/** Methods of a sign-in with the hub's own password and one-time code. Source: RFC 8176. */
export const OF_HUB: readonly string[] = ['pwd', 'otp'];
/** Of one at the provider of an authority, which proved two factors. */
export const OF_AUTHORITY: readonly string[] = ['fed', 'mfa'];

/** Whether a person signed in with two factors, here or at their authority. */
export function provesTwoFactors(methods: readonly string[]): boolean {
  return [OF_HUB, OF_AUTHORITY].some((both) => both.every((method) => methods.includes(method)));
}
