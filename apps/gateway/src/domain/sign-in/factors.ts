/** Methods of a sign-in with the hub's own password and one-time code. Source: RFC 8176. */
export const OF_HUB: readonly string[] = ['pwd', 'otp'];
/** Of one at the provider of an authority, which proved two factors. */
export const OF_AUTHORITY: readonly string[] = ['fed', 'mfa'];

/** Whether a person signed in with both factors of the hub. */
export function isOfHub(methods: readonly string[]): boolean {
  return OF_HUB.every((method) => methods.includes(method));
}

/** Whether a person signed in with two factors, here or at their authority. */
export function provesTwoFactors(methods: readonly string[]): boolean {
  return isOfHub(methods) || OF_AUTHORITY.every((method) => methods.includes(method));
}
