/** The letter that tries the mail server: it goes out, or a sentence says why not. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openLetterbox, type Letterbox } from '../testing/letterbox.ts';
import { sendTestLetter } from './test-letter.ts';

let letterbox: Letterbox;
beforeAll(async () => void (letterbox = await openLetterbox()));
afterAll(() => letterbox.stop());

async function tried(address: string | undefined, smtpUrl = letterbox.url) {
  const lines: string[] = [];
  const env = {
    MOBBEKNAPP_PUBLIC_URL: 'https://meld.example.no',
    MOBBEKNAPP_DATABASE_URL: 'file:/nowhere/not-opened.db',
    MOBBEKNAPP_SMTP_URL: smtpUrl,
    MOBBEKNAPP_SENDER: 'ikke-svar@example.no',
    MOBBEKNAPP_SECRET: 'Hj3-4kd_92mA0qPz71Vx-test-0nly-9f',
  };
  const isSent = await sendTestLetter(address, env, (line) => void lines.push(line));
  return { isSent, said: lines.join('\n') };
}

test('it is sent, in three languages and with nothing in it, and what to look for is said; no database is needed', async () => {
  const { isSent, said } = await tried('kari@example.no');
  expect(isSent).toBe(true);
  expect(said).toContain('It took a letter from ikke-svar@example.no to kari@example.no.');
  expect(said).toContain('SPF');
  await letterbox.holds(1);
  expect(letterbox.mails[0]!.text).toContain('Dette er en prøve');
  expect(letterbox.mails[0]!.text).toContain('This is a test');
});

test('a mailbox that is not there, and a server that does not answer, are each told in a sentence with its own words', async () => {
  letterbox.answer('recipient', '550 5.1.1');
  const refused = await tried('borte@example.no');
  letterbox.answer('recipient', null);
  expect(refused.isSent).toBe(false);
  expect(refused.said).toMatch(/no such mailbox[^]*It said: .*5\.1\.1/);
  const away = await tried('kari@example.no', 'smtp://127.0.0.1:9');
  expect([away.isSent, away.said]).toEqual([false, expect.stringContaining('Nobody answers')]);
});

test('without an address it says how it is called', async () => {
  await expect(tried(undefined)).rejects.toThrow('npm run setup -- mail ADDRESS');
});
