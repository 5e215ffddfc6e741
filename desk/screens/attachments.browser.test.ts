/** What came with a report: drawn anew in a frame that can reach nothing, out of the seal only behind a warning, and gone at the lock. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { page as browserPage, userEvent } from 'vitest/browser';
import type { AttachmentType } from '../../contract/attachments.ts';
import { blackPng, gif } from '../../contract/pictures.make.ts';
import { button, checkAccess, page, press, seen, spoken, unlock } from '../testing/hands.ts';
import { deskForTests } from '../testing/visits.ts';
import { addCase } from '../testing/world-cases.ts';

const here = deskForTests();
afterEach(() => vi.restoreAllMocks());

const bytesOf = (text: string) => new TextEncoder().encode(text);

async function picture(width = 60, height = 30): Promise<Uint8Array> {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  canvas.getContext('2d')!.fillRect(0, 0, width, height / 2);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
  return new Uint8Array(await blob!.arrayBuffer());
}

async function visit(attached: { type: AttachmentType; bytes: Uint8Array }[]): Promise<string> {
  const { item } = await addCase(here.world, { number: '2026-B11DE', attached });
  await here.visit({ hash: `#/cases/${item.id}` });
  await unlock();
  await seen('Innholdet er forseglet');
  await press('Åpne meldingen');
  await seen('Vedlegg');
  return item.id;
}

const frame = () => document.querySelector<HTMLIFrameElement>('desk-picture iframe');
const readings = (caseId: string) =>
  here.desk.backend.asked.filter(({ path }) => path.startsWith(`/cases/${caseId}/attachments/`));

describe('a picture', () => {
  it('is fetched only when it is asked for, and drawn in a frame without an origin', async () => {
    const caseId = await visit([
      { type: 'image/png', bytes: await picture() },
      { type: 'application/pdf', bytes: bytesOf('%PDF-1.7') },
    ]);
    expect(readings(caseId)).toEqual([]);
    await checkAccess();

    button('Åpne: Bilde 1 av 2 som fulgte med meldingen').focus();
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(() => expect(frame()?.style.aspectRatio).toBe('60 / 30'), { timeout: 30_000 });
    expect(readings(caseId)).toHaveLength(1);
    expect(frame()!.getAttribute('sandbox')).toBe('allow-scripts');
    expect(frame()!.contentDocument).toBeNull();
    expect(frame()!.title).toBe('Bilde 1 av 2 som fulgte med meldingen');
    expect(frame()!.getAttribute('aria-busy')).toBeNull();
    expect(document.querySelector('main img, main canvas')).toBeNull();
    expect(spoken()).toBe('Vedlegget er åpnet.');
    await vi.waitFor(() => expect(document.activeElement?.id).toBe('attachment-0'));
    await seen('Åpnet et vedlegg');
    expect(frame()?.style.aspectRatio).toBe('60 / 30');
    await checkAccess();
  });

  it('fits a phone', async () => {
    await browserPage.viewport(320, 640);
    await visit([{ type: 'image/png', bytes: await picture(1200, 600) }]);
    await press(/^Åpne: Bilde/);
    await vi.waitFor(() => expect(frame()?.style.aspectRatio).toBe('1200 / 600'), {
      timeout: 30_000,
    });
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  });

  it('that is none is told as one', async () => {
    await visit([{ type: 'image/png', bytes: bytesOf('<svg onload="alert(1)">') }]);
    await press(/^Åpne: Bilde/);
    await seen('Dette vedlegget kan ikke vises');
    expect(frame()).toBeNull();
  });

  it('of more points than a browser should decode comes to no decoder, and can be saved all the same', async () => {
    await visit([{ type: 'image/png', bytes: await blackPng(20_000, 20_000) }]);
    const frames: Node[] = [];
    const watching = new MutationObserver(() => frame() && frames.push(frame()!));
    watching.observe(document.body, { childList: true, subtree: true });
    await press(/^Åpne: Bilde/);
    await seen('Dette bildet er så stort at det kan stanse nettleseren');
    expect(document.querySelector('desk-picture [role=alert]')).not.toBeNull();
    await checkAccess();
    await press(/^Last ned:/);
    expect(document.querySelector('dialog[open]')!.textContent).toContain('utenfor forseglingen');
    watching.disconnect();
    expect(frames).toEqual([]);
  });

  it('of a kind that no report has is told as none, whatever it is called', async () => {
    await visit([{ type: 'image/png', bytes: gif([30, 20], [30, 20]) }]);
    await press(/^Åpne: Bilde/);
    await seen('Dette vedlegget kan ikke vises');
    expect(frame()).toBeNull();
  });

  it('is saved as it came only after the warning', async () => {
    const bytes = await picture();
    await visit([{ type: 'image/png', bytes }]);
    await press(/^Åpne: Bilde/);
    await vi.waitFor(() => expect(frame()).not.toBeNull(), { timeout: 30_000 });
    const saved: string[] = [];
    const blobs: Blob[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      saved.push(this.download);
    });
    const make = URL.createObjectURL.bind(URL);
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      blobs.push(blob as Blob);
      return make(blob);
    });
    await press(/^Last ned:/);
    expect(document.querySelector('dialog[open]')!.textContent).toContain('utenfor forseglingen');
    await checkAccess();
    await press('Nei, la den ligge');
    expect(saved).toEqual([]);
    await press(/^Last ned:/);
    await press('Last ned');
    expect(saved).toEqual(['vedlegg-1.png']);
    expect(new Uint8Array(await blobs[0]!.arrayBuffer())).toEqual(bytes);
  });

  it('is gone once the screen is left', async () => {
    await visit([{ type: 'image/png', bytes: await picture() }]);
    await press(/^Åpne: Bilde/);
    await vi.waitFor(() => expect(frame()).not.toBeNull(), { timeout: 30_000 });
    const list = document.querySelector('desk-attachments') as unknown as {
      states: Map<number, unknown>;
    };
    location.hash = '#/cases';
    await vi.waitFor(() => expect(frame()).toBeNull());
    expect(list.states.size).toBe(0);
  });
});

describe('other attachments', () => {
  it('a PDF is not shown, and its warning names what can lie in it', async () => {
    await visit([{ type: 'application/pdf', bytes: bytesOf('%PDF-1.7') }]);
    await press(/^Åpne: PDF 1 av 1/);
    await seen('PDF vises ikke her.');
    expect(frame()).toBeNull();
    await press(/^Last ned:/);
    expect(document.querySelector('dialog[open]')!.textContent).toContain('navnet til den som');
  });

  it('one that was given to another report does not open', async () => {
    const other = await addCase(here.world, {
      number: '2026-07AEA',
      attached: [{ type: 'image/png', bytes: await picture() }],
    });
    const own = await addCase(here.world, {
      number: '2026-B11DE',
      attached: [{ type: 'image/png', bytes: await picture() }],
    });
    const [id] = Object.keys(own.attachments!);
    own.attachments![id!] = Object.values(other.attachments!)[0]!;
    await here.visit({ hash: `#/cases/${own.item.id}` });
    await unlock();
    await seen('Innholdet er forseglet');
    await press('Åpne meldingen');
    await seen('Vedlegg');
    await press(/^Åpne: Bilde/);
    await vi.waitFor(() =>
      expect(document.querySelector('.attachments [role=alert]')).not.toBeNull(),
    );
    expect(frame()).toBeNull();
  });

  it('a list that is none, and an entry that is none, hide nothing else', async () => {
    const content = { text: 'Teksten står her', attachments: [{ id: 7 }, null] } as never;
    const { item } = await addCase(here.world, { number: '2026-BAD15', content });
    await here.visit({ hash: `#/cases/${item.id}` });
    await unlock();
    await seen('Innholdet er forseglet');
    await press('Åpne meldingen');
    await seen('Teksten står her');
    expect(page()).toContain(
      'Bilde 2 av 2 som fulgte med meldingen Dette vedlegget kan ikke vises',
    );
    await checkAccess();
  });
});
