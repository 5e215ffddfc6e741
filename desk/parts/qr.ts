/** A QR code as an SVG picture: one path, black on white with the border that cameras need, whatever the page's colours. */
import { html, svg, type TemplateResult } from 'lit';
import { encode } from 'uqr';

export function qrCode(text: string, label: string): TemplateResult {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const path = data
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  return html`<svg
    class="qr"
    role="img"
    aria-label=${label}
    viewBox="0 0 ${size} ${size}"
    shape-rendering="crispEdges"
  >
    ${svg`<rect width=${size} height=${size} fill="#fff" /><path d=${path} fill="#000" />`}
  </svg>`;
}

/** The key of an otpauth address in groups of four, as people type it into an app. */
export function secretOf(otpauth: string): string {
  const secret = new URL(otpauth).searchParams.get('secret') ?? '';
  return secret.match(/.{1,4}/g)?.join(' ') ?? '';
}
