/** Medians and tables of the bench. */
import type { Loaded } from './processes.ts';

export function median(numbers: number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

export function percentile(numbers: number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** One line: rate, its range over the rounds, latency, and what was not answered 201. */
export function describe(name: string, rounds: Loaded[]): string {
  const rates = rounds.map(({ perSecond }) => perSecond);
  const range = `${Math.round(Math.min(...rates))} to ${Math.round(Math.max(...rates))}`;
  const others = rounds.reduce((sum, { others }) => sum + others, 0);
  return (
    `${name.padEnd(46)} ${String(Math.round(median(rates))).padStart(7)}/s (${range})  ` +
    `p50 ${median(rounds.map(({ p50 }) => p50))} ms  p99 ${median(rounds.map(({ p99 }) => p99))} ms  not 201: ${others}`
  );
}
