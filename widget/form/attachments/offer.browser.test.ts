/** What the form says of pictures, before any is picked. */
import { beforeEach, describe, expect, test } from 'vitest';
import { toTell, openAt, findings } from '../../testing/attachments-page.ts';
import { button, control, inForm, page, textbox } from '../../testing/form-page.ts';

beforeEach(() => control());

describe('what the screen says', () => {
  test('is that nude pictures do not belong here, in warm words, and where to turn', async () => {
    await toTell();
    await expect.element(page.getByText(/Ikke legg ved nakne/)).toBeVisible();
    await textbox('Fortell mer').fill('Hei');
    await page.getByText('Har noen delt et slikt bilde?').click();
    await expect.element(page.getByText(/Det er ikke din skyld/)).toBeVisible();
    const links = [...inForm('.attachments')!.querySelectorAll('a')].map(({ href }) => href);
    expect(links).toEqual([
      'https://www.politiet.no/deleerlikdelta',
      'https://slettmeg.no/',
      'tel:116111',
    ]);
    expect(await findings()).toEqual([]);
  });

  test('is in the language that is chosen, also when it is changed afterwards', async () => {
    await toTell();
    await button('Nynorsk').click();
    await expect.element(page.getByText(/Ikkje legg ved nakne/)).toBeVisible();
    await button('English').click();
    await expect.element(page.getByText(/Do not add naked/)).toBeVisible();
  });

  test('is nothing where the organisation takes none, and nothing is fetched for it', async () => {
    const form = await openAt('tell', 'Fortell mer');
    expect(inForm('.attachments')).toBeNull();
    expect(form.attachments).toBeNull();
  });
});
