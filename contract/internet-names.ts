/**
 * Domains and mail addresses as the net knows them: letters such as å in a domain become `xn--…`, because not every mail
 * server and no `Origin` header takes them as people write them.
 */

/** 'blåfjell.no' gives 'xn--blfjell-fxa.no'; null where no host can have that name. */
export function asciiHost(host: string): string | null {
  if (!/^[^\s/?#@:\\[\]%]+$/u.test(host)) return null;
  // The one that browsers use; Intl knows nothing of it.
  return URL.canParse(`https://${host}`) ? new URL(`https://${host}`).hostname : null;
}

export type AddressReading =
  | { state: 'address'; address: string }
  /** The part before the @ has letters that few mail servers take (RFC 6531). */
  | { state: 'foreign-letters' }
  | { state: 'none' };

/** Reads a mail address as people write it: blanks around it, format characters, a domain with å. The local part keeps its case. */
export function readAddress(text: string): AddressReading {
  const plain = text
    .normalize('NFC')
    .replace(/[\p{Cf}\s]+/gu, (found) => (/\s/.test(found) ? ' ' : ''));
  const [, local, domain] = /^([^@\s]+)@([^@\s]+)$/u.exec(plain.trim()) ?? [];
  const host = domain === undefined ? null : asciiHost(domain);
  if (local === undefined || host === null || !host.includes('.')) return { state: 'none' };
  if (!/^[\x21-\x7e]+$/.test(local)) return { state: 'foreign-letters' };
  return { state: 'address', address: `${local}@${host}` };
}

/** 'Mobbeknapp <post@example.no>' gives both; an address alone has no name. */
export function readSender(text: string): { name: string; address: AddressReading } {
  const [, name, within] = /^(.*?)\s*<([^<>]*)>\s*$/s.exec(text) ?? [];
  if (within === undefined) return { name: '', address: readAddress(text) };
  const unquoted = name!.trim().replace(/^"(.*)"$/s, '$1');
  return { name: unquoted.replace(/\\(.)/gs, '$1').trim(), address: readAddress(within) };
}
