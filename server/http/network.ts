/** Which addresses count as one: one household has a whole /64 of IPv6. */

/** An IPv4 address as it is, and the first half of one of IPv6. */
export function networkOf(address: string): string {
  if (!address.includes(':') || address.startsWith('::ffff:')) return address;
  const [head = ''] = address.split('::');
  const groups = address.includes('::') ? head.split(':') : address.split(':');
  return groups.slice(0, 4).join(':');
}
