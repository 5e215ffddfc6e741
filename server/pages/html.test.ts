import fc from 'fast-check';
import { expect, test } from 'vitest';
import { address, attributes, documentOf, html } from './html.ts';

const inside = (value: string) => documentOf(html`<p title="${value}">${value}</p>`);

test('nothing that a person wrote becomes markup', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const between = inside(text).slice('<!doctype html>\n<p title="'.length, -'</p>\n'.length);
      expect(between.split('">')).toHaveLength(2);
      expect(between.replace('">', '')).not.toMatch(/[<>"']/);
    }),
  );
});

const squeezed = (text: string) => text.replace(/\s+/g, ' ').replaceAll('> <', '><');

test('only what html made is taken as it is, also in lists', () => {
  const items = ['<b>', 'c'].map((one) => html`<li>${one}</li>`);
  const page = documentOf(
    html`<ul>
      ${items}${null}
    </ul>`,
  );
  expect(squeezed(page)).toContain('<ul><li>&#60;b&#62;</li><li>c</li></ul>');
});

test('an attribute is there, bare or not at all', () => {
  const given = attributes({ id: 'a"b', checked: true, hidden: false, title: null, rows: 3 });
  const page = documentOf(html`<i ${given}></i>`);
  expect(squeezed(page)).toContain('<i id="a&#34;b" checked rows="3"></i>');
});

test.each(['javascript:alert(1)', 'data:text/html,x', '//elsewhere.example', ''])(
  'a link leads to no %j',
  (url) => expect(address(url)).toBeNull(),
);
