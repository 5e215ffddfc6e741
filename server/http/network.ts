/** Which addresses count as one: one household has a whole /64 of IPv6. */

/** An IPv4 address as it is, and the first half of one of IPv6, the same however its zeros are written. */
export function networkOf(address: string): string {
  if (!address.includes(':') || address.startsWith('::ffff:')) return address;
  const [before, after] = address.split('::').map((part) => (part === '' ? [] : part.split(':')));
  if (after === undefined) return before!.slice(0, 4).join(':');
  const zeros = Array<string>(Math.max(0, 8 - before!.length - after.length)).fill('0');
  return [...before!, ...zeros, ...after].slice(0, 4).join(':');
}
