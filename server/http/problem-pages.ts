/** The page of each problem, at the address that is its type: `docs/problems/<slug>.md`, read when the server starts. */
import { readFile } from 'node:fs/promises';
import type { FastifyPluginAsync } from 'fastify';
import { problems, type ProblemSlug } from '../../contract/problems.ts';
import { installPageHeaders } from './headers.ts';
import { renderMarkdown } from './markdown.ts';
import { Problem } from './problem.ts';

/** `folder`: where `<slug>.md` lie. Fails at the start when one is missing. */
export const problemPages: FastifyPluginAsync<{ folder: string; publicUrl: URL }> = async (
  app,
  { folder, publicUrl },
) => {
  await installPageHeaders(app, 'text', publicUrl);
  const slugs = Object.keys(problems) as ProblemSlug[];
  const pages = new Map(
    await Promise.all(
      slugs.map(
        async (slug) =>
          [slug as string, page(slug, await readFile(`${folder}/${slug}.md`, 'utf8'))] as const,
      ),
    ),
  );
  app.get<{ Params: { slug: string } }>('/:slug', { schema: { hide: true } }, (request, reply) => {
    const found = pages.get(request.params.slug);
    if (found === undefined) throw new Problem('not-found');
    return reply.type('text/html; charset=utf-8').send(found);
  });
};

function page(slug: ProblemSlug, markdown: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${slug}</title>
<body>
${renderMarkdown(markdown)}
<p>Status ${problems[slug].status}</p>
</body>
</html>
`;
}
