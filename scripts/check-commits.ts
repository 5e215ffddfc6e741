/**
 * The subject of each commit fits a line of 80 characters, as `git log --oneline` shows it. It holds for what came after this file; where there
 * is no history, as in an unpacked archive or a shallow clone, there is nothing to look at.
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const longest = 80;

/** Those of `hash subject` lines whose subject is longer. */
export function tooLong(lines: readonly string[]): string[] {
  return lines.filter((line) => [...line.slice(line.indexOf(' ') + 1)].length > longest);
}

function git(...args: string[]): string {
  return execFileSync('git', args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();
}

function subjects(): string[] {
  try {
    const first = git('log', '--diff-filter=A', '--format=%H', '--', 'scripts/check-commits.ts');
    if (first === '') return [];
    return git('log', '--no-merges', '--format=%h %s', `${first.split('\n').at(-1)}..HEAD`)
      .split('\n')
      .filter(Boolean);
  } catch {
    return [];
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const long = tooLong(subjects());
  for (const line of long) console.error(`${line}: a subject has at most ${longest} characters`);
  if (long.length > 0) process.exitCode = 1;
}
