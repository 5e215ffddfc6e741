/**
 * The headers of the frame in which the desk draws a picture from a report: no origin, no network, its one script by its hash.
 * The desk's own policy stays as it is, because nothing of a picture is ever a document or an address of the desk.
 */
import { createHash } from 'node:crypto';

/** `html`: the page as it is served. Its one script and its one style sheet may run, and nothing else. */
export function pictureHeaders(html: string): Record<string, string> {
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(html, 'script')}'`,
    `style-src '${hashOf(html, 'style')}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
    'sandbox allow-scripts',
  ];
  return { 'content-security-policy': policy.join('; '), 'x-frame-options': 'SAMEORIGIN' };
}

function hashOf(html: string, element: 'script' | 'style'): string {
  const text = new RegExp(`<${element}>(.*?)</${element}>`, 's').exec(html)?.[1] ?? '';
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
