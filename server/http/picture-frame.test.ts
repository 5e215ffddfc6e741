/** The frame in which pictures are drawn may run its own script and nothing else. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { pictureHeaders } from './picture-frame.ts';

const html = readFileSync(new URL('../../desk/picture.html', import.meta.url), 'utf8');

test('the policy names the one script by its hash, and gives the page no origin and no network', () => {
  const policy = pictureHeaders(html)['content-security-policy']!;
  const [, script = ''] = html.split(/<script>|<\/script>/);
  const hash = createHash('sha256').update(script).digest('base64');
  expect(script).toContain('createImageBitmap');
  expect(policy).toMatch(/^default-src 'none'; script-src 'sha256-/);
  expect(policy).toContain(`script-src 'sha256-${hash}';`);
  expect(policy).toMatch(/sandbox allow-scripts$/);
  expect(policy).not.toMatch(/unsafe|same-origin|connect-src|img-src/);
});

test('there is one script and one style sheet, and nothing that is loaded', () => {
  expect(html.match(/<script/g)).toHaveLength(1);
  expect(html.match(/<style/g)).toHaveLength(1);
  expect(html).not.toMatch(/src=|href=|url\(|import/);
});
