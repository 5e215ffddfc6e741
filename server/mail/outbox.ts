/**
 * Sends what lies in the outbox: claims letters with a lease, sends several at once, and writes down how each ended.
 * Everything it knows is in the database, so it may be killed at any moment; the worst is the same letter twice.
 */
import type { Clock } from '../../contract/clock.ts';
import type { ClaimedLetter, Store } from '../store/records.ts';
import { openBell, realTimers, type Timers } from './bell.ts';
import { backoff, isGivenUp, pauseAfter, triedFor } from './backoff.ts';
import { readFailure, type Failure } from './failure.ts';
import { openTally, type Log, type Mishap } from './tally.ts';

export type OutboxState = {
  /** `paused`: the mail server or the database cannot be reached, or the mail server refuses us; all letters wait. */
  state: 'delivering' | 'paused' | 'stopped';
  /** Since when it is paused, and the error's code; null when it is not. */
  since: Date | null;
  reason: string | null;
  inHand: number;
};

export type Outbox = {
  /** Call after a commit that added letters: they go at once instead of at the next look. */
  wake(): void;
  /** Claims nothing more, and waits at most ten seconds for the letters in hand. */
  stop(): Promise<void>;
  state(): OutboxState;
};

export type OutboxParts = {
  store: Pick<Store, 'transaction'>;
  /** See `deliver.ts`. Rejects as nodemailer does. */
  send: (letter: ClaimedLetter, signal: AbortSignal) => Promise<void>;
  clock: Clock;
  log: Log;
  timers?: Timers;
  random?: () => number;
  atOnce?: number;
};

/**
 * How many letters are sent at the same time, each over a connection of its own: Exchange Online lets one mailbox have three
 * (432 4.3.2 at the fourth). The last is kept for what is urgent, which must not stand behind letters to a slow server.
 */
export const lettersAtOnce = 3;
const keptForUrgent = 1;

const pollMs = 5_000;
/** A letter given back is due again within this time after the pause: another one, if there is one, tries the way next. */
const releaseMs = 30_000;
/** Longer than a whole send may take (`smtp.ts`), so that a letter in hand is not claimed by somebody else. */
const leaseMs = 120_000;
const stopMs = 10_000;
const pruneEveryMs = 3_600_000;
/** Letters that were sent, and what `setup restore` brings back. */
const keepForMs = 30 * 86_400_000;

export function startOutbox(parts: OutboxParts): Outbox {
  const {
    store,
    send,
    clock,
    log,
    timers = realTimers,
    random = Math.random,
    atOnce = lettersAtOnce,
  } = parts;
  const inHand = new Map<Promise<void>, AbortController>();
  const bell = openBell(timers);
  const tally = openTally(log);
  let stopped = false;
  let paused: { since: Date; reason: string; failures: number; until: number } | null = null;
  let prunedAt = -Infinity;
  let delivered = 0;
  /** Whether letters may lie there that had no room: then whoever is done rings. */
  let mayBeMore = false;
  /** Letters at which the line broke, with what was delivered until then. */
  const brokeAt = new Map<string, number>();

  const loop = run();
  return { wake: bell.ring, stop, state };

  async function run(): Promise<void> {
    while (!stopped) {
      const rest = await look().catch((error: unknown) => {
        pause('database', error);
        return pollMs;
      });
      tally.tell(now());
      if (!stopped) await bell.wait(Math.min(rest, tally.dueIn(now())));
    }
    await Promise.all(inHand.keys());
    tally.tell(Infinity);
  }

  /** One look into the outbox; answers how many milliseconds may pass until the next one, unless the bell rings. */
  async function look(): Promise<number> {
    if (paused && paused.until > now()) return paused.until - now();
    if (now() - prunedAt >= pruneEveryMs) {
      const before = new Date(now() - keepForMs);
      await store.transaction(async ({ outbox, replaced }) => {
        await outbox.prune(before);
        await replaced.prune(before);
      });
      prunedAt = now();
    }
    // After a pause one letter goes ahead and tries the way.
    const room = paused ? 1 : atOnce - inHand.size;
    if (room <= 0) {
      mayBeMore = true;
      return pollMs;
    }
    const calmRoom = paused || atOnce === 1 ? room : room - keptForUrgent;
    const letters = await store.transaction(({ outbox }) =>
      outbox.claim(clock.now(), leaseMs, room, calmRoom),
    );
    if (paused?.reason === 'database') resume();
    const calm = letters.filter(({ urgent }) => !urgent).length;
    mayBeMore = letters.length === room || calm >= calmRoom;
    const works = letters.map((letter) => take(letter));
    if (!paused || letters.length === 0) return pollMs;
    await Promise.all(works);
    return 0;
  }

  function take(letter: ClaimedLetter): Promise<void> {
    const controller = new AbortController();
    const work = deliver(letter, controller.signal)
      .catch((error: unknown) => pause('database', error))
      .finally(() => {
        inHand.delete(work);
        if (mayBeMore) bell.ring();
      });
    inHand.set(work, controller);
    return work;
  }

  async function deliver(letter: ClaimedLetter, signal: AbortSignal): Promise<void> {
    const failure = judge(letter, await send(letter, signal).then(() => null, readFailure));
    const at = clock.now();
    const { id, attempts } = letter;
    const inMs = (ms: number) => new Date(at.getTime() + ms);
    const waits = failure !== null && isAboutAll(failure);
    const buried = failure !== null && !waits && isHopeless(failure, letter, at);
    if (waits) pause(failure.code);
    else resume();
    const afterPause = new Date((paused?.until ?? now()) + random() * releaseMs);
    const noted = await store.transaction(({ outbox }) => {
      if (failure === null) return outbox.sent(id, attempts, at);
      if (waits) return outbox.release(id, attempts, afterPause, failure.reply);
      if (buried) return outbox.bury(id, attempts, at, failure.reply);
      return outbox.retry(id, attempts, inMs(backoff(attempts, random())), failure.reply);
    });

    if (!noted) tally.note('taken-over', undefined, now());
    else if (failure !== null)
      tally.note(buried ? 'buried' : mishapOf[failure.kind], failure.code, now());
  }

  /**
   * The line that broke twice at the same letter, or the mail server that refused us twice at it, while others got through
   * in between, did so because of that letter. It is put off like any other failure of its own; else it would hold up all the others for ever.
   */
  function judge(letter: ClaimedLetter, failure: Failure | null): Failure | null {
    if (failure === null) delivered += 1;
    if (failure === null || !isAboutAll(failure)) {
      brokeAt.delete(letter.id);
      return failure;
    }
    const before = brokeAt.get(letter.id);
    brokeAt.set(letter.id, delivered);
    return before !== undefined && before < delivered ? { ...failure, kind: 'later' } : failure;
  }

  function pause(reason: string, error?: unknown): void {
    if (error !== undefined) log.error(describe(error), 'The outbox cannot use the database');
    // Letters that were in hand when the server went away count as one failure.
    if (paused && paused.until > now()) return;
    const failures = (paused?.failures ?? 0) + 1;
    paused = {
      since: paused?.since ?? clock.now(),
      reason,
      failures,
      until: now() + pauseAfter(failures),
    };
  }

  function resume(): void {
    if (!paused) return;
    log.info({}, 'Letters are delivered again');
    paused = null;
    bell.ring();
  }

  async function stop(): Promise<void> {
    stopped = true;
    bell.ring();
    const late = timers.set(() => {
      for (const controller of inHand.values()) controller.abort();
    }, stopMs);
    await loop;
    timers.clear(late);
  }

  function state(): OutboxState {
    const name = stopped ? 'stopped' : paused ? 'paused' : 'delivering';
    return {
      state: name,
      since: paused?.since ?? null,
      reason: paused?.reason ?? null,
      inHand: inHand.size,
    };
  }

  function now(): number {
    return clock.now().getTime();
  }
}

/** Whether all letters wait for it: no other would fare better. */
function isAboutAll({ kind }: Failure): boolean {
  return kind === 'transport' || kind === 'unwelcome';
}

function isHopeless({ kind }: Failure, letter: ClaimedLetter, at: Date): boolean {
  if (kind === 'refused') return true;
  return isGivenUp(letter, at, kind === 'doubtful' ? triedFor.doubtful : triedFor.later);
}

const mishapOf: Record<Failure['kind'], Mishap> = {
  transport: 'server-away',
  unwelcome: 'unwelcome',
  later: 'put-off',
  doubtful: 'put-off',
  refused: 'buried',
};

/** Never the message: a driver's holds the values of the statement. */
function describe(error: unknown): object {
  if (!(error instanceof Error)) return { error: 'unknown' };
  return { error: error.name, ...('code' in error && { code: String(error.code) }) };
}
