/**
 * Pages as text: a template in which every value is escaped, so that nothing a person wrote can become markup.
 * Only what was made by `html` itself is taken as it is.
 */
import { escapeHtml } from '../http/markdown.ts';

const markup = Symbol('markup');
export type Html = { readonly [markup]: string };

type Value = string | number | null | Html | readonly Value[];

/** null is nothing. Values stand in text or inside quoted attributes, nowhere else. */
export function html(strings: TemplateStringsArray, ...values: Value[]): Html {
  const pieces = strings.flatMap((text, index) =>
    index < values.length ? [text, written(values[index]!)] : [text],
  );
  return { [markup]: pieces.join('') };
}

function written(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'string') return escapeHtml(value);
  if (typeof value === 'number') return String(value);
  return markup in value ? value[markup] : value.map(written).join('');
}

/** ` name="value"` for each; true is the bare name, false and null leave it out. */
export function attributes(given: Record<string, string | number | boolean | null>): Html {
  const pieces = Object.entries(given).map(([name, value]) => {
    if (value === null || value === false) return '';
    return value === true ? ` ${name}` : ` ${name}="${escapeHtml(String(value))}"`;
  });
  return { [markup]: pieces.join('') };
}

/** An address that a link may lead to: another site, or nothing. */
export function address(url: string | null): string | null {
  return url !== null && /^https?:\/\//i.test(url) ? url : null;
}

export const documentOf = (page: Html): string => `<!doctype html>\n${page[markup]}\n`;
