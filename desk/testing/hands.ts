/** What a person does at the desk, and what a test asks of the page: find by name, type, press, wait, and let axe look. */
import axe from 'axe-core';
import { expect, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { password } from './world.ts';

/** As it is read: soft hyphens are not, and spaces are one. */
const plain = (text: string) => text.replaceAll('\u00AD', '').replace(/\s+/g, ' ').trim();

export async function heading(text: string | RegExp): Promise<void> {
  await vi.waitFor(
    () => expect(plain(document.querySelector('h1')?.textContent ?? '')).toMatch(text),
    {
      timeout: 30_000,
    },
  );
}

export function button(name: string | RegExp): HTMLElement {
  // Behind an open dialog nothing can be pressed.
  const root = document.querySelector('dialog[open]') ?? document;
  const all = [...root.querySelectorAll<HTMLElement>('button, a, summary')];
  const found = all.find((one) => {
    const said = (one.getAttribute('aria-label') ?? one.textContent).trim();
    return typeof name === 'string' ? said === name : name.test(said);
  });
  if (!found)
    throw new Error(
      `There is no button or link named ${String(name)}: ${all.map((one) => one.textContent.trim()).join(' | ')}`,
    );
  return found;
}

/**
 * Waits for what is to be pressed, as somebody does who sees it come. The runner names an element by where it stands: where something has come
 * before it meanwhile, it is found anew. A press that moved off its button before it was let go is no click, and is made again; one that was a
 * click is not, however late the runner says so.
 */
export const pressOn = (find: () => Element | null) =>
  vi.waitFor(
    async () => {
      const listening = new AbortController();
      let clicked = false;
      document.addEventListener('click', () => (clicked = true), {
        capture: true,
        signal: listening.signal,
      });
      try {
        await userEvent.click(find()!, { timeout: 3_000 });
      } catch (error) {
        if (!clicked) throw error;
      } finally {
        listening.abort();
      }
      if (!clicked) throw new Error('The press was no click.');
    },
    { timeout: 30_000 },
  );

export const press = (name: string | RegExp) => pressOn(() => button(name));

export async function type(id: string, text: string): Promise<void> {
  const field = document.querySelector<HTMLElement>(`#${id}`)!;
  await userEvent.fill(field, text);
}

/** As a password manager does it: the field holds the text, and no event tells of it. */
export function fillInSilence(id: string, text: string): void {
  document.querySelector<HTMLInputElement>(`#${id}`)!.value = text;
}

/** Presses a field's "show password". */
export const reveal = async (id: string) =>
  pressOn(() => document.querySelector(`[aria-controls=${id}]`));

export async function seen(text: string | RegExp): Promise<void> {
  await vi.waitFor(() => expect(page()).toMatch(text), { timeout: 30_000 });
}

export const page = () => plain(document.querySelector('main')!.textContent);

/** What is spoken for those who do not see the page. */
export const spoken = () =>
  document.querySelector('desk-app > [role=status]')?.textContent.trim() ?? '';

export async function unlock(): Promise<void> {
  await heading(/Lås opp|Unlock/);
  await type('password', password);
  await press(/^(Lås opp|Unlock)$/);
  await vi.waitFor(() => expect(document.querySelector('.menu')).not.toBeNull(), {
    timeout: 30_000,
  });
}

/** What axe cannot decide by itself is a failure too, but for these, which were looked at. */
const reviewed: Record<string, (target: string) => boolean> = {
  // It cannot look into a frame without an origin. There stand one canvas with its name, a title and a language.
  'frame-tested': (target) => target === 'iframe',
  // An icon drawn by the design system before the text lies over the notice's background: the text beside it does not overlap it.
  // The arrow of a choice list is a picture on its plain white ground.
  'color-contrast': (target) =>
    target.includes('.ds-alert') || target.startsWith('#filter-') || target.startsWith('#record-'),
};

/**
 * No violation, and nothing that axe leaves undecided. Details and dialogs move into place, and until they stand still
 * axe cannot see what lies behind their text: it is asked again for a while.
 */
export async function checkAccess(): Promise<void> {
  await vi.waitFor(async () => expect(await findings()).toEqual([]), {
    timeout: 30_000,
    interval: 200,
  });
}

async function findings(): Promise<string[]> {
  const { violations, incomplete } = await axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  });
  const told = (results: axe.Result[]) =>
    results.flatMap(({ id, nodes }) =>
      nodes.map(({ target, any }) => ({ id, target: String(target[0]), said: any[0]?.message })),
    );
  const undecided = told(incomplete).filter(({ id, target }) => !reviewed[id]?.(target));
  return [...told(violations), ...undecided].map(
    ({ id, target, said }) => `${id}: ${target} ${said}`,
  );
}
