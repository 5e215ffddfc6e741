/**
 * Markdown as our own short pages use it, to HTML: headings, paragraphs, lists, code and links within the site.
 * Everything else stays text, and every character that means something in HTML is escaped.
 */
export function renderMarkdown(source: string): string {
  return source
    .replace(/\r/g, '')
    .split(/\n{2,}/)
    .map((block) => block.trim())
    .filter((block) => block !== '')
    .map(renderBlock)
    .join('\n');
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function renderBlock(block: string): string {
  const heading = /^(#{1,3}) (.+)$/.exec(block);
  if (heading)
    return `<h${heading[1]!.length}>${renderInline(heading[2]!)}</h${heading[1]!.length}>`;
  const items = block.split('\n').filter((line) => line.startsWith('- '));
  if (items.length > 0 && block.startsWith('- ')) {
    const list = block.split(/\n(?=- )/).map((item) => item.slice(2).replace(/\n\s*/g, ' '));
    return `<ul>${list.map((item) => `<li>${renderInline(item)}</li>`).join('')}</ul>`;
  }
  return `<p>${renderInline(block.replace(/\n/g, ' '))}</p>`;
}

function renderInline(text: string): string {
  return text
    .split(/(`[^`]+`)/)
    .map((piece) =>
      /^`.+`$/.test(piece)
        ? `<code>${escapeHtml(piece.slice(1, -1))}</code>`
        : escapeHtml(piece).replace(
            /\[([^\]]+)\]\((\/(?!\/)[a-z0-9/._-]*)\)/g,
            (_whole, words: string, path: string) => `<a href="${path}">${words}</a>`,
          ),
    )
    .join('');
}
