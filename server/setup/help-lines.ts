/**
 * `npm run setup -- help-lines`: which help lines somebody has looked at and when, and the confirmation of one of them. One at a
 * time, because each has a page of its own to look at; and by looking, because an emergency number is not for trying.
 */
import { osloDay, type Clock } from '../../contract/clock.ts';
import type { HelpLineRow, Records, Store } from '../store/records.ts';
import { storedTrees } from './show.ts';
import { UsageError } from './usage.ts';

type Asked = { key: string | undefined; on?: string | undefined; slug?: string | undefined };

const how =
  'Look at the page of each service: do number and hours agree? Do not call emergency numbers to try them.\n' +
  'Then say so, one at a time: npm run setup -- help-lines KEY [--on 2026-11-30]';

/** Lists the lines, or confirms the one that is named. Throws a `UsageError`. */
export async function helpLines(asked: Asked, store: Store, clock: Clock): Promise<string[]> {
  const roots = (await storedTrees(store)).map(({ rootId, organisations }) =>
    organisations.get(rootId)!,
  );
  const chosen = asked.slug === undefined ? roots : roots.filter(({ slug }) => slug === asked.slug);
  if (chosen.length === 0)
    throw new UsageError(
      `There is no organisation ${asked.slug} at the top. There is: ${roots.map(({ slug }) => slug).join(', ')}`,
    );
  if (asked.key === undefined) {
    const lists = await store.read(({ organisations }) =>
      Promise.all(
        chosen.map(async ({ rootId, name }) => [
          name,
          ...(await organisations.helpLines(rootId)).map(lineOf),
        ]),
      ),
    );
    return [...lists.flat(), '', how];
  }
  const [only, ...others] = chosen;
  if (others.length > 0)
    throw new UsageError(
      `Say of which organisation, with --slug: ${chosen.map(({ slug }) => slug).join(', ')}`,
    );
  const { key } = asked;
  const day = dayOf(asked.on, clock);
  return store.transaction((records) =>
    confirm(records, { rootId: only!.rootId, key, day, clock }),
  );
}

async function confirm(
  { organisations, audit }: Records,
  { rootId, key, day, clock }: { rootId: string; key: string; day: string; clock: Clock },
): Promise<string[]> {
  const lines = await organisations.helpLines(rootId);
  const line = lines.find((row) => row.key === key);
  if (!line)
    throw new UsageError(
      `There is no help line "${key}". One of: ${lines.map((row) => row.key).join(', ')}`,
    );
  const confirmed = { ...line, verifiedOn: day };
  await organisations.putHelpLine(confirmed);
  const params = { key, on: day };
  const at = clock.now();
  await audit.append(rootId, rootId, {
    action: 'help-line-confirmed',
    handlerId: null,
    params,
    at,
  });
  return [lineOf(confirmed)];
}

/** A day that has been. Throws a `UsageError`. */
function dayOf(given: string | undefined, clock: Clock): string {
  const today = osloDay(clock.now());
  const day = given ?? today;
  const date = new Date(/^\d{4}-\d{2}-\d{2}$/.test(day) ? day : Number.NaN);
  // The 30th of February is read as one in March.
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== day)
    throw new UsageError(`"${day}" is no day. Write it as ${today}.`);
  if (day > today) throw new UsageError(`${day} has not been yet: write the day you looked.`);
  return day;
}

function lineOf({ key, name, shownPhone, url, hours, verifiedOn }: HelpLineRow): string {
  const what = [name.nb, shownPhone, url, hours?.nb].filter(Boolean).join(', ');
  return `  ${key}: ${what} (${verifiedOn ? `confirmed ${verifiedOn}` : 'NOT confirmed yet'})`;
}
