/**
 * What the log says of letters: how many failed, told when the hour of the clock is over. A line for each letter would
 * stand there in the second in which a report arrived, and whoever also sees who was online then could say whose it is.
 */

/** The part of pino that is used. Never given an address, a reply, a text or an id. */
export type Log = {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
};

/** How a letter ended that was not simply sent: of those there is no line at all, because /health/ready says what is late. */
export type Mishap = 'put-off' | 'server-away' | 'unwelcome' | 'buried' | 'taken-over';

const sentences: Record<Mishap, { level: keyof Log; message: string }> = {
  'put-off': { level: 'warn', message: 'Letters were put off' },
  'server-away': { level: 'warn', message: 'The mail server took no letters; all wait' },
  unwelcome: {
    level: 'error',
    message:
      'The mail server refuses us; all letters wait: see MOBBEKNAPP_SENDER, MOBBEKNAPP_SMTP_URL and the block lists',
  },
  buried: {
    level: 'error',
    message: 'Letters were buried: somebody must tell those persons otherwise, see the desk',
  },
  'taken-over': { level: 'warn', message: 'Letters were claimed by another process meanwhile' },
};

const hourMs = 3_600_000;

/** Times are in milliseconds since 1970. */
export function openTally(log: Log) {
  const counted = new Map<Mishap, { count: number; codes: Set<string> }>();
  let hourEnds = Infinity;

  return {
    /** `code`: safe to log, see `failure.ts`. */
    note(mishap: Mishap, code: string | undefined, now: number): void {
      const so = counted.get(mishap) ?? { count: 0, codes: new Set() };
      so.count += 1;
      if (code !== undefined) so.codes.add(code);
      counted.set(mishap, so);
      // By the clock, not an hour after the first: from that its minute could be told.
      hourEnds = Math.min(hourEnds, (Math.floor(now / hourMs) + 1) * hourMs);
    },
    /** Milliseconds until there is something to tell; Infinity where nothing happened. */
    dueIn(now: number): number {
      return Math.max(0, hourEnds - now);
    },
    /** Tells what was noted, if its hour is over. */
    tell(now: number): void {
      if (now < hourEnds) return;
      for (const [mishap, { count, codes }] of counted) {
        const { level, message } = sentences[mishap];
        log[level]({ count, ...(codes.size > 0 && { codes: [...codes].sort() }) }, message);
      }
      counted.clear();
      hourEnds = Infinity;
    },
  };
}
