/** The built loader on a partner's page: the button, the plain link, two copies, and what happens when the form does not come. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { reservedSlugs } from '../../contract/reserved-slugs.ts';
import { ownApi } from '../testing/own-api.ts';
import { layPage } from './testing/site-frame.ts';

const origin = await ownApi();
const script = `<script src="${origin}/w/v1/mobbe-knapp.js"></script>`;
const embed = `<mobbe-knapp organisation="lillevik" label="Si ifra om mobbing"><a href="${origin}/lillevik">Meld fra</a></mobbe-knapp>`;

let frame: HTMLIFrameElement;

beforeEach(() => {
  frame = document.createElement('iframe');
  frame.width = '400';
  frame.height = '600';
});
afterEach(() => frame.remove());

const hostPage = (body: string): Promise<Document> =>
  layPage(
    frame,
    `<!doctype html><html lang="nn"><title>Lillevik</title><style>html{font-size:62.5%} *{color:red;text-transform:uppercase}</style><body>${body}`,
  );

const buttonOf = (page: Document, index = 0) =>
  page.querySelectorAll('mobbe-knapp')[index]!.shadowRoot!.querySelector('button')!;
const headingOf = (page: Document) =>
  page.querySelector('mobbe-skjema')?.shadowRoot?.querySelector('h2')?.textContent.trim();

test('the link becomes a button, in the look of its own', async () => {
  const page = await hostPage(embed + script);
  const button = buttonOf(page);
  expect(button.textContent).toBe('Si ifra om mobbing');
  expect(button.part.value).toBe('button');
  expect(page.querySelector('a')!.checkVisibility()).toBe(false);
  const style = frame.contentWindow!.getComputedStyle(button);
  expect([style.fontSize, style.textTransform, style.color]).toEqual([
    '16px',
    'none',
    'rgb(255, 255, 255)',
  ]);
  expect(button.getBoundingClientRect().height).toBeGreaterThanOrEqual(44);
});

describe('the words on the button', () => {
  const link = `<a href="${origin}/lillevik">\n  Si ifra til\n  skolen </a>`;
  test.each([
    [
      'those of `label`',
      `<mobbe-knapp organisation="lillevik" label="Meld">${link}</mobbe-knapp>`,
      'Meld',
    ],
    [
      'else those of the link',
      `<mobbe-knapp organisation="lillevik">${link}</mobbe-knapp>`,
      'Si ifra til skolen',
    ],
    ['else our own', '<mobbe-knapp organisation="lillevik"> </mobbe-knapp>', 'Sei ifrå'],
    [
      'our own where `label` is empty',
      '<mobbe-knapp organisation="lillevik" label=""></mobbe-knapp>',
      'Sei ifrå',
    ],
    [
      'and where it is blank',
      '<mobbe-knapp organisation="lillevik" label=" "></mobbe-knapp>',
      'Sei ifrå',
    ],
  ])('%s', async (_which, element, words) => {
    const button = buttonOf(await hostPage(element + script));
    expect(button.innerText.replace(/\s+/g, ' ')).toBe(words);
  });

  test('those of the link also where the script stands before it', async () => {
    const button = buttonOf(
      await hostPage(`${script}<mobbe-knapp organisation="lillevik">${link}</mobbe-knapp>`),
    );
    expect(button.innerText.replace(/\s+/g, ' ')).toBe('Si ifra til skolen');
  });
});

test('without the script the link is there', async () => {
  const page = await hostPage(embed);
  expect(page.querySelector('a')!.checkVisibility()).toBe(true);
});

test('nothing but the loader is fetched until somebody comes near', async () => {
  const page = await hostPage(embed + script);
  const fetched = () =>
    frame.contentWindow!.performance.getEntriesByType('resource').map(({ name }) => name);
  expect(fetched()).toEqual([`${origin}/w/v1/mobbe-knapp.js`]);
  buttonOf(page).dispatchEvent(new PointerEvent('pointerenter'));
  await expect.poll(() => fetched().some((name) => /form-[\w-]+\.js$/.test(name))).toBe(true);
  expect(fetched()).toHaveLength(2);
});

test('a click opens the form in body, in the language of the page', async () => {
  const page = await hostPage(embed + script);
  const button = buttonOf(page);
  button.click();
  expect(button.textContent).toBe('Opnar skjemaet …');
  expect(button.ariaBusy).toBe('true');
  await expect.poll(() => headingOf(page)).toBe('Er nokon i fare no?');
  await expect.poll(() => button.textContent).toBe('Si ifra om mobbing');
  expect(page.querySelector('mobbe-skjema')!.parentElement).toBe(page.body);
});

describe('a plain link', () => {
  const link = (address: string, more = '') =>
    `<a href="${origin}${address}" ${more}><b>Meld frå</b></a>`;
  const words = (page: Document) => page.querySelector('b')!;
  /** A click that nothing follows, and whether the loader took it. */
  function taken(page: Document, more: MouseEventInit = {}): boolean {
    let prevented = false;
    const stay = (event: Event) => {
      prevented = event.defaultPrevented;
      event.preventDefault();
    };
    // After the loader, which listens at the window too.
    frame.contentWindow!.addEventListener('click', stay, { once: true });
    words(page).dispatchEvent(
      new MouseEvent('click', { bubbles: true, cancelable: true, composed: true, ...more }),
    );
    return prevented;
  }

  test.each([
    ['plainly', link('/lillevik')],
    ['also where the editor wants a new tab for it', link('/lillevik', 'target="_blank"')],
  ])('opens the form, %s', async (_how, body) => {
    const page = await hostPage(body + script);
    words(page).click();
    await expect.poll(() => headingOf(page)).toBe('Er nokon i fare no?');
  });

  test('says the place and the language in its address, as for our own page, and nothing else', async () => {
    const page = await hostPage(
      link('/lillevik?unit=fjellvika-skole&language=en&exit-url=https://x.example/&keys=no') +
        script,
    );
    words(page).click();
    await expect.poll(() => headingOf(page)).toBe('Is anyone in danger now?');
    const { opening } = page.querySelector('mobbe-skjema')!;
    expect(opening).toMatchObject({ unit: 'fjellvika-skole', language: 'en' });
    expect(opening).toMatchObject({ exitUrl: null, keys: null });
  });

  test('with a language in its address that we do not have is in that of the page', async () => {
    const page = await hostPage(link('/lillevik?language=fr') + script);
    words(page).click();
    await expect.poll(() => headingOf(page)).toBe('Er nokon i fare no?');
  });

  test.each([
    { ctrlKey: true },
    { metaKey: true },
    { shiftKey: true },
    { altKey: true },
    { button: 1 },
  ])('stays a link for whoever presses it with %o', async (more) => {
    const page = await hostPage(link('/lillevik') + script);
    expect(taken(page, more)).toBe(false);
    expect(page.querySelector('mobbe-skjema')).toBeNull();
  });

  test.each([...reservedSlugs.map((name) => `/${name}`), '/lillevik/noe', '/', '/-'])(
    'to %s stays a link: no organisation has its page there',
    async (path) => {
      const page = await hostPage(link(path) + script);
      words(page).dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
      expect(taken(page)).toBe(false);
      expect(page.querySelector('link[rel=modulepreload]')).toBeNull();
    },
  );

  test('to an organisation whose name only begins so is one of ours', async () => {
    const page = await hostPage(link('/desken') + script);
    expect(taken(page)).toBe(true);
  });

  test('that the page itself takes care of is left to the page', async () => {
    const page = await hostPage(link('/lillevik') + script);
    page.addEventListener('click', (event) => event.preventDefault());
    words(page).click();
    expect(page.querySelector('link[rel=modulepreload]')).toBeNull();
  });

  test('that comes long after the script opens the form', async () => {
    const page = await hostPage(`<div id="app"></div>${script}`);
    page.getElementById('app')!.innerHTML = link('/lillevik');
    words(page).click();
    await expect.poll(() => headingOf(page)).toBe('Er nokon i fare no?');
  });

  test('of the next page, whose body takes the place of this one, opens an empty form', async () => {
    const page = await hostPage(link('/lillevik') + script);
    words(page).click();
    await expect.poll(() => headingOf(page)).toBe('Er nokon i fare no?');
    const next = page.createElement('body');
    next.innerHTML = `<h1>Neste side</h1>${link('/havgap-idrett')}`;
    page.body.replaceWith(next);
    expect(page.querySelector('mobbe-skjema')).toBeNull();
    words(page).click();
    await expect
      .poll(() => page.querySelector('mobbe-skjema')?.settings?.organisation.slug)
      .toBe('havgap-idrett');
    expect(page.querySelectorAll('mobbe-skjema')).toHaveLength(1);
  });
});

describe('a second copy of the script', () => {
  const ear =
    '<script>console.warn = (...words) => (window.warned ??= []).push(words.join(" "))</script>';
  const warned = () => (frame.contentWindow as { warned?: string[] }).warned ?? [];

  test('of the same address says nothing', async () => {
    await hostPage(ear + embed + script + script);
    expect(warned()).toEqual([]);
  });

  test('of another version leaves the page to the first, and says so once, with both addresses', async () => {
    const other = script.replace('.js', '.js?2');
    const page = await hostPage(ear + embed + script + other);
    expect(warned()).toEqual([
      `mobbe-knapp: loaded twice. ${origin}/w/v1/mobbe-knapp.js ${origin}/w/v1/mobbe-knapp.js?2`,
    ]);
    buttonOf(page).click();
    await expect.poll(() => headingOf(page)).toBe('Er nokon i fare no?');
  });
});

test('two copies of the script and two buttons share one form, for the right organisation', async () => {
  const other = '<mobbe-knapp organisation="havgap-idrett"></mobbe-knapp>';
  const page = await hostPage(embed + other + script + script);
  buttonOf(page).click();
  await expect.poll(() => headingOf(page)).toBe('Er nokon i fare no?');
  const form = page.querySelector('mobbe-skjema')!;
  form.close('discarded');
  buttonOf(page, 1).click();
  await expect.poll(() => form.settings?.organisation.slug).toBe('havgap-idrett');
  expect(page.querySelectorAll('mobbe-skjema')).toHaveLength(1);
});

test('the page hears of failures always, and of the rest only where `events` says so', async () => {
  const loud = embed.replace('organisation', 'events organisation');
  const page = await hostPage(loud + embed + script);
  const heard: string[] = [];
  for (const type of ['mobbe-open', 'mobbe-close', 'mobbe-error', 'mobbe-sent'])
    page.addEventListener(type, ({ target }) =>
      heard.push(
        `${type} ${[...page.querySelectorAll('mobbe-knapp')].indexOf(target as HTMLElement)}`,
      ),
    );
  for (const index of [0, 1]) {
    buttonOf(page, index).click();
    await expect.poll(() => headingOf(page)).toBe('Er nokon i fare no?');
    page.querySelector('mobbe-skjema')!.close('discarded');
  }
  expect(heard).toEqual(['mobbe-open 0', 'mobbe-close 0']);
});

test('a form that does not come: the link is followed, and the page is told', async () => {
  const missing = await (await fetch(`${origin}/w/v1/mobbe-knapp.js`)).text();
  const broken = missing.replace(/form-[\w-]+\.js/, 'form-gone.js');
  const neutral = new URL('/__neutral__', location.href).href;
  const page = await hostPage(
    embed.replace(`${origin}/lillevik`, neutral) +
      `<script src="${origin}/w/v1/gone/mobbe-knapp.js"></script><script>${broken}</script>`,
  );
  const heard: unknown[] = [];
  page.addEventListener('mobbe-error', (event) => heard.push((event as CustomEvent).detail));
  buttonOf(page).click();
  await expect.poll(() => frame.contentWindow!.location.pathname).toBe('/__neutral__');
  expect(heard).toEqual([{ stage: 'load' }]);
});

test('and where the link inside leads nowhere, to our own page', async () => {
  const broken = (await (await fetch(`${origin}/w/v1/mobbe-knapp.js`)).text()).replace(
    /form-[\w-]+\.js/,
    'form-gone.js',
  );
  const page = await hostPage(
    `<mobbe-knapp organisation="lillevik"><a>Meld fra</a></mobbe-knapp>` +
      `<script src="${origin}/w/v1/gone/mobbe-knapp.js"></script><script>${broken}</script>`,
  );
  const followed: string[] = [];
  frame.contentWindow!.open = (address) => {
    followed.push(String(address));
    return frame.contentWindow;
  };
  buttonOf(page).click();
  await expect.poll(() => followed).toEqual([`${origin}/lillevik`]);
});

test('our own page opens the same form on the page itself, under a neutral title', async () => {
  frame.src = `${origin}/lillevik`;
  document.body.append(frame);
  const response = await fetch(frame.src);
  const html = await response.text();
  expect(html).toContain('<title>Skjema</title>');
  expect(html).not.toMatch(/<script(?![^>]+src=)|<style|style=|onclick=/);
});
