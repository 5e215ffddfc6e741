/**
 * Reads every text file that git would track for words that may not stand in it: a path of somebody's machine, a registry's
 * host, a mark of unfinished work, a sentence that can harm where somebody reads it, and in names of code the words that `docs/glossary.md` says to avoid.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

// Written in brackets, so that this file does not find itself.
const forbidden: { pattern: RegExp; because: string }[] = [
  {
    // A folder of somebody, or one below what every machine has for a while, on Linux, macOS and Windows. Where a service keeps
    // its things by custom, as /var/lib, /etc and /opt, is no one machine.
    pattern:
      /(?<![\w.*}])\/(?:[w]ork|[f]arm|[r]oot|(?:[h]ome|[U]sers|[V]olumes|[m]nt|[m]edia|(?:private\/|var\/)?[t]mp|var\/[f]olders)\/[\w.-]+)\b|\b[A-Z]:\\{1,2}(?:[U]sers|[T]emp|[W]ork)\b/,
    because: 'a path of one machine',
  },
  {
    pattern: /[r]egistry\.npmjs|[r]egistry\.yarnpkg|[d]eb\.debian\.org/,
    because: "a registry's host",
  },
  {
    pattern: /\b(?:[T]ODO|[F]IXME|[X]XX|[f]or now|[n]ot implemented)\b/,
    because: 'unfinished work',
  },
];

// Names of code by where they are made: declarations, parameters are few, members follow from types.
const declared =
  /\b(?:const|let|function|class|type|interface)\s+([A-Za-z]\w*)|^\s*(?:readonly\s+)?([A-Za-z]\w*)\??:\s/gm;

/**
 * Sentences that once stood on a screen and could harm (`harm.test.ts` holds their kinds): whoever writes for a reporter or a handler
 * must not bring one back; nor words that a browser cuts in two, because a screen reader says them in two. Documents, tests and releases may
 * tell of them.
 */
const harmful =
  /hemmeligheter som andre har|løyndomar som andre har|illness or secrets|[Ii]ngenting blir lagr(?:et|a) på|[Nn]othing is saved on|(?:tatt|teke) vare på det du skr|kept what you wrote|voksne hjemme|vaksne heime|adults at home|ikk(?:j)?e må få vite|[Ii]ngen les(?:er)? dette med e|[Nn]obody reads this straight|du kan svare her|you can answer here|(?:tar|tek) på kroppen|touching bodies|dem som har siden|dei som har sida|those who run the page|hyphens:\s*auto/;
const isSaid =
  /^(?:widget|desk|contract|server)\/(?!.*(?:\.test\.ts|\/testing\/)).*\.(?:ts|html|css)$/;

/** The words in backticks of the glossary's last column, `avoid`. Throws if there is no such table. */
export function avoidedWords(glossary: string): Set<string> {
  const rows = glossary.split('\n').filter((line) => line.startsWith('|'));
  if (!/avoid[^|]*\|\s*$/.test(rows[0] ?? ''))
    throw new Error('docs/glossary.md needs a table whose last column is "avoid".');
  const cells = rows.slice(2).map((row) => row.split('|').at(-2) ?? '');
  return new Set(
    cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, word]) => word!)),
  );
}

/** What is wrong with a file, each as 'path:line: why'. */
export function findings(file: string, text: string, avoided: ReadonlySet<string>): string[] {
  const found = text
    .split('\n')
    .flatMap((line, index) =>
      forbidden
        .filter(({ pattern }) => pattern.test(line))
        .map(({ because }) => `${file}:${index + 1}: ${because}: ${line.trim().slice(0, 100)}`),
    );
  if (isSaid.test(file))
    for (const [index, line] of text.split('\n').entries())
      if (harmful.test(line))
        found.push(`${file}:${index + 1}: words that can harm: ${line.trim().slice(0, 100)}`);
  if (!file.endsWith('.ts')) return found;
  for (const match of text.matchAll(declared)) {
    const name = match[1] ?? match[2] ?? '';
    const word = wordsOf(name).find((one) => avoided.has(one));
    if (!word) continue;
    const line = text.slice(0, match.index + match[0].indexOf(name)).split('\n').length;
    found.push(`${file}:${line}: the glossary avoids "${word}": ${name}`);
  }
  return found;
}

/** 'tenantId' is 'tenant' and 'id'. */
function wordsOf(name: string): string[] {
  return name.split(/_|(?<=[a-z0-9])(?=[A-Z])/).map((word) => word.toLowerCase());
}

function textFiles(): string[] {
  const list = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const files = execFileSync('git', list, { encoding: 'utf8' }).split('\0').filter(Boolean);
  return files.filter(
    (file) => existsSync(file) && !/\.(png|jpe?g|webp|ico|pdf|woff2?)$/.test(file),
  );
}

if (process.argv[1] === import.meta.filename) {
  const avoided = avoidedWords(readFileSync('docs/glossary.md', 'utf8'));
  const files = textFiles();
  const found = files.flatMap((file) => findings(file, readFileSync(file, 'utf8'), avoided));
  for (const line of found) console.error(line);
  if (found.length > 0) process.exitCode = 1;
  else console.log(`${files.length} files read, nothing found.`);
}
