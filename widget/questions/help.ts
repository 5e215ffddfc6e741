/** Whom to call at once: the organisation's own numbers, and the national ones where it has none or cannot be asked. */
import type { Settings } from '../../contract/api/public.ts';
import type { Register } from '../../contract/facts.ts';
import type { Translate } from '../texts/translate.ts';

export type HelpLine = Pick<
  Settings['helpLines'][number],
  'name' | 'phone' | 'shownPhone' | 'url' | 'hours'
>;

/** National numbers for the moments when the organisation's own could not be fetched; the last one is for talking, not for danger. */
export const nationalNumbers = [
  { key: 'line.112', phone: '112', shownPhone: '112' },
  { key: 'line.113', phone: '113', shownPhone: '113' },
  { key: 'line.116117', phone: '116117', shownPhone: '116 117' },
  { key: 'line.116111', phone: '116111', shownPhone: '116 111' },
  { key: 'line.116123', phone: '116123', shownPhone: '116 123' },
] as const;

type Asking = { settings: Settings | null; register: Register; t: Translate };

export function dangerLines({ settings, register, t }: Asking): HelpLine[] {
  const own = (settings?.helpLines ?? []).filter(
    ({ when, audience }) => when === 'danger' && (audience === 'all' || audience === register),
  );
  if (own.length > 0) return own;
  return nationalNumbers.slice(0, settings ? -1 : undefined).map(({ key, phone, shownPhone }) => {
    const name = t(key);
    return { phone, shownPhone, url: null, hours: null, name: { nb: name, nn: name, en: name } };
  });
}
