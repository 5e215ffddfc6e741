/** Long words on a narrow screen: in every language and register nothing is broken in the middle of a word, and nothing goes sideways. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { brokenWords, control, dialogOf, inForm, openForm, page } from '../testing/form-page.ts';
import type { Language, Role } from '../../contract/facts.ts';

beforeEach(async () => {
  await page.viewport(320, 640);
  await control();
});
afterEach(() => document.querySelector('mobbe-skjema')?.remove());

const forms = [
  ['lillevik', 'fjellvika-skole', 'pupil'],
  ['lillevik', 'fjellvika-skole', 'parent'],
  ['lillevik', 'smastrand-barnehage', 'parent'],
  ['havgap-idrett', 'havbrisen-il', 'athlete'],
  ['polar-universitet', 'fakultet-for-laerere', 'student'],
] as const satisfies [string, string, Role][];
const cases = (['nb', 'nn', 'en'] satisfies Language[]).flatMap((language) =>
  forms.map(([organisation, unit, role]) => ({ language, organisation, unit, role })),
);

test.each(cases)(
  'in $language at $unit for a $role',
  async ({ language, organisation, unit, role }) => {
    const form = await openForm({ organisation, unit, language });
    const wide: string[] = [];
    const look = async (screen: string) => {
      await form.updateComplete;
      const dialog = dialogOf();
      // A browser that knows the language divides words well; here it is looked at what others do.
      dialog.style.hyphens = 'manual';
      for (const word of brokenWords()) wide.push(`${screen}: ${word}`);
      if (dialog.scrollWidth > dialog.clientWidth) wide.push(`${screen} goes sideways`);
    };
    await look('first');
    form.change({ danger: 'unsure' });
    await look('danger');
    await expect.poll(() => form.ending).not.toBeNull();
    form.change({
      role,
      contact: 'reach',
      phone: '000 00 000',
      mustNotKnow: 'treneren',
      text: 'Tekst',
    });
    for (const step of form.steps) {
      form.goTo(step);
      await expect.poll(() => form.step).toBe(step);
      await look(step);
    }
    await expect.poll(() => form.readers.state).toBe('known');
    await look('readers');
    await form.ending!.send(form);
    expect(form.stage).toBe('sent');
    inForm('details')?.setAttribute('open', '');
    await look('receipt');
    const { code } = form.receipt!;
    for (const stage of ['not-sent', 'in-doubt', 'unavailable', 'kept', 'code'] as const) {
      await form.show(stage);
      await look(stage);
    }
    form.typed = code;
    await form.updateComplete;
    (inForm('form') as HTMLFormElement).requestSubmit();
    await expect.poll(() => form.stage).toBe('case');
    await look('case');
    expect(wide).toEqual([]);
    dialogOf().style.width = '6em';
    expect(brokenWords()).not.toEqual([]);
  },
);
