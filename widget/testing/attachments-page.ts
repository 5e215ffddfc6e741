/** Knows how to attach pictures as a person does, for the tests of attachments in the browser; and opens what was sent, as the desk does. */
import { expect } from 'vitest';
import type { Attachment, ReportContent } from '../../contract/content.ts';
import { openAttachment } from '../../contract/sealing/attachment.ts';
import { open } from '../../contract/sealing/seal.ts';
import type { MobbeSkjema } from '../form/mobbe-skjema.ts';
import type { StepName } from '../questions/order.ts';
import {
  atHeading,
  axeFindings,
  button,
  control,
  dialogOf,
  focused,
  inForm,
  openForm,
  page,
  recorded,
  userEvent,
} from './form-page.ts';

/** A picture of this size: its left half blue, the right half white. */
export async function picture(
  width: number,
  height: number,
  type = 'image/png',
): Promise<Uint8Array> {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const pen = canvas.getContext('2d')!;
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, width, height);
  pen.fillStyle = '#1f4f9f';
  pen.fillRect(0, 0, width / 2, height);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, type));
  return new Uint8Array(await blob!.arrayBuffer());
}

export const file = (bytes: Uint8Array | string, name: string, type = '') =>
  new File([bytes as BlobPart], name, { type });
export const aPicture = async (name = 'en.png') => file(await picture(40, 30), name, 'image/png');

/** Where pictures are picked, with what must be answered before; the walk itself is looked at elsewhere. */
export async function toTell(takes: 'images' | 'images-and-pdf' = 'images'): Promise<MobbeSkjema> {
  await control({ takes });
  const form = await openAt('tell', 'Fortell mer');
  await expect.element(field()).toBeInTheDocument();
  return form;
}

export async function openAt(step: StepName, title: string): Promise<MobbeSkjema> {
  const form = await openForm();
  const [unit] = form.settings!.units;
  form.change({ danger: 'no', unitId: unit!.id, role: 'pupil' });
  form.goTo(step);
  await atHeading(title);
  return form;
}

/** As a screen is when it comes: what has been scrolled below the bar could not be judged. */
export async function findings(): Promise<string[]> {
  dialogOf().scrollTo(0, 0);
  return axeFindings();
}

const field = () => page.getByLabelText(/^Velg bilder/);
export const pick = (...files: File[]) => userEvent.upload(field(), files);
export const rows = () =>
  [...(inForm('.attached')?.querySelectorAll('li') ?? [])].map((row) =>
    row.querySelector('.name')!.textContent.trim(),
  );
export const shows = (...names: string[]) => expect.poll(rows, { timeout: 10_000 }).toEqual(names);

export async function lackSays(words: RegExp): Promise<void> {
  await expect.poll(() => inForm('#attachments-lack')?.textContent).toMatch(words);
  await expect.poll(() => focused()?.id).toBe('attachments-lack');
}

export async function toLookOver(form: MobbeSkjema): Promise<void> {
  form.goTo('check');
  await atHeading('Se over svarene dine');
  await expect.element(page.getByText('Rektor og stedfortreder')).toBeVisible();
}
export const send = () => button('Send meldingen').click();
export const isSent = () => atHeading('Takk. Det er bra at du sa ifra.');

/** What lies sealed in the report that was received last, and each of its attachments opened as the desk does. */
export async function opened(): Promise<{ content: ReportContent; files: Uint8Array[] }> {
  const { received, attached, organisations } = await recorded();
  const report = received.at(-1)!;
  const lillevik = organisations['lillevik']!;
  const binding = {
    organisationId: lillevik.id,
    id: report.id,
    version: 1,
    part: 'content',
  } as const;
  const content = (await open(
    report.content,
    lillevik.reader.keys.privateKey,
    binding,
  )) as ReportContent;
  expect((content.attachments ?? []).map(({ id }) => id)).toEqual(report.attachments ?? []);
  const opening = (content.attachments ?? []).map((attachment: Attachment, index) => {
    const { sealed } = attached.findLast(({ id }) => id === attachment.id)!;
    const place = { organisationId: lillevik.id, id: report.id, index };
    return openAttachment(sealed, attachment, place);
  });
  return { content, files: await Promise.all(opening) };
}
export const latin = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes);
