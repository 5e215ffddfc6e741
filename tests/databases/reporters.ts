/**
 * What reporters do in a life that is kept: write from the form, from a browser without scripts, and many at once. Each report says
 * by its text which it is, and what is needed to look for it again is remembered.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Facts } from '../../contract/facts.ts';
import { factsAt } from '../../contract/facts.make.ts';
import { newId } from '../../contract/ids.ts';
import { sealAttachment } from '../../contract/sealing/attachment.ts';
import { utf8 } from '../../contract/sealing/bytes.ts';
import { newFollowUpCode } from '../../contract/sealing/follow-up-code.ts';
import { idOf } from '../../server/organisations/plan.ts';
import { call } from '../clients/http.ts';
import { askRoute, noIdentity, post, sealReport, settingsOf } from '../clients/reporter.ts';
import type { Running } from '../running.ts';
import { holdUp } from './keep.ts';
import type { KeptReport } from './record.ts';

export type Sent = Omit<KeptReport, 'caseId'> & { reportId: string };

export function openReporters(running: Running) {
  const { address: server } = running;
  const sent: Sent[] = [];

  async function write(
    label: string,
    unit: string,
    over: Partial<Facts> = {},
    picture: string | null = null,
  ) {
    const { id: reportId, ...made } = await draft(label, unit, over, picture);
    await post(server, made.body);
    sent.push({ ...made.kept, reportId });
  }
  async function draft(
    label: string,
    unit: string,
    over: Partial<Facts>,
    picture: string | null = null,
  ) {
    const slug = unit.startsWith('bjorkvika-i') ? 'bjorkvika-idrett' : 'bjorkvika';
    const { organisation } = await settingsOf(server, slug);
    const { rootId } = organisation;
    const facts = factsAt(idOf('organisation', unit), {
      what: ['words'],
      where: ['other'],
      ...over,
    });
    const { readers } = await askRoute(server, slug, facts);
    const [text, names] = [`Dette er ${label}.`, `Oddvine ${label}`];
    const id = newId();
    const attachments = picture === null ? [] : [await attach(id, slug, rootId, picture)];
    const content = { text, ...(picture !== null && { attachments }) };
    const keys = readers.map(({ key }) => key);
    const identity = { ...noIdentity, names };
    const own = { organisation: slug, facts, content, identity };
    const { body, code } = await sealReport(own, rootId, keys, id);
    return {
      id,
      body: {
        ...body,
        ...(picture !== null && { attachments: attachments.map((one) => one.id) }),
      },
      kept: {
        label,
        slug,
        rootId,
        code,
        text,
        names,
        attachment: picture,
        messages: [] as string[],
      },
    };
  }
  async function attach(reportId: string, organisation: string, rootId: string, picture: string) {
    const [id, bytes] = [newId(), utf8(picture)];
    const { sealed, key } = await sealAttachment(bytes, {
      organisationId: rootId,
      id: reportId,
      index: 0,
    });
    const body = { id, organisation, reportId, index: 0, sealed };
    await call(server, '/attachments', {
      method: 'POST',
      body,
      headers: { 'idempotency-key': id },
    });
    return { id, type: 'image/png' as const, size: bytes.length, key };
  }
  /** From a browser without JavaScript: the last page of the form, with every answer in its fields. */
  async function writePlainly(label: string, unit: string): Promise<void> {
    const [slug, reportId, code] = ['bjorkvika', newId(), newFollowUpCode()];
    const [text, names] = [`Dette er ${label}.`, `Oddvine ${label}`];
    const fields = {
      danger: 'no',
      role: 'pupil',
      about: 'me',
      accused: 'child',
      duration: 'weeks',
    };
    const form = { page: 'check', language: 'nb', go: 'send', report: reportId, code, text, names };
    const unitId = idOf('organisation', unit);
    const page = await fetch(`${server}/${slug}`, {
      method: 'POST',
      headers: { accept: 'text/html', 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams({ ...form, ...fields, unit: unitId }),
    });
    if (!(await page.text()).includes(code)) throw new Error('The page gives no receipt.');
    const rootId = idOf('organisation', slug);
    sent.push({ label, slug, rootId, reportId, code, text, names, attachment: null, messages: [] });
  }
  /** Very many refusals on their way at once count as a burst while they last; what comes behind them is set apart. */
  async function flood(labels: string[], unit: string): Promise<void> {
    const facts = { role: 'parent', about: 'my-child' } as const;
    const made = await Promise.all(labels.map((label) => draft(label, unit, facts)));
    const send = async (body: { id: string }, index: number) => {
      const from = { 'x-forwarded-for': `198.51.100.${index}`, 'idempotency-key': body.id };
      const answered = await fetch(`${server}/api/v1/reports`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...from },
        body: JSON.stringify(body),
      });
      await answered.text();
      return answered.status;
    };
    // Sealed for another id: refused when it is looked at, which is after it was counted.
    const refused = Array.from({ length: 75 }, () => ({ ...made[0]!.body, id: newId() }));
    const goOn = await holdUp(running.databaseUrl);
    const before = Promise.all(refused.map(send));
    await sleep(2_500);
    const answered = Promise.all(made.map(({ body }) => body).map(send));
    await sleep(1_500);
    await goOn();
    await before;
    if ((await answered).some((status) => status !== 201))
      throw new Error('A report was not taken.');
    for (const { kept, id } of made) sent.push({ ...kept, reportId: id });
  }

  return { sent, write, writePlainly, flood };
}
