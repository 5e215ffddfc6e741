/** What widget and desk take for granted of a browser, asked of the Chromium that the tests run in. */
import { expect, test } from 'vitest';

test('the page is a secure context, so that sealing can work', async () => {
  expect(window.isSecureContext).toBe(true);
  const pair = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, [
    'deriveBits',
  ]);
  expect(pair.publicKey.algorithm.name).toBe('ECDH');
});

test('a modal dialog takes the focus and gives it back', () => {
  const opener = document.createElement('button');
  const dialog = document.createElement('dialog');
  const inside = document.createElement('button');
  dialog.append(inside);
  document.body.append(opener, dialog);
  opener.focus();
  dialog.showModal();
  expect(document.activeElement).toBe(inside);
  dialog.close();
  expect(document.activeElement).toBe(opener);
  opener.remove();
  dialog.remove();
});

test('style sheets can be constructed, so that no inline style is needed', () => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('button { color: rgb(1, 2, 3) }');
  const host = document.createElement('div');
  document.body.append(host);
  const root = host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [sheet];
  const button = document.createElement('button');
  root.append(button);
  expect(getComputedStyle(button).color).toBe('rgb(1, 2, 3)');
  host.remove();
});
