/**
 * Our own page for reporters at `/{slug}`, where a link, a poster and a button without script lead. It is a form from the server
 * that works to the end without JavaScript; where JavaScript runs, the script of the page takes its place.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { slug as slugShape } from '../../contract/api/common.ts';
import { languages } from '../../contract/facts.ts';
import { refuseOtherForms } from '../http/cross-site.ts';
import { setPageHeaders } from '../http/headers.ts';
import { openFairTurns, type FairTurns } from '../http/fair-turns.ts';
import { derivingLimit, openLimit } from '../http/limits.ts';
import { originsOf } from '../http/origin.ts';
import { Problem, problemOf, sendProblem } from '../http/problem.ts';
import { answerTo, show, type Answer } from './answer.ts';
import { refusalPage } from './refusal.ts';
import type { PageParts, Turns } from './verbs.ts';
import { pageOf, type Files } from './views/document.ts';
import { newVisit, readVisit } from './visit.ts';

/** All fields of a report, and every character of the longest text as nine in a form. */
const bodyLimit = 128 * 1024;

type Named = { Params: { slug: string } };

export const pageRoutes: FastifyPluginAsync<PageParts> = async (app, parts) => {
  const { config, clock, store, trees, verbs } = parts;
  const { publicUrl } = config;
  const files = builtFiles(parts);
  const unknown = `${parts.webRoot}/page/unknown.html`;
  const unknownPage = existsSync(unknown) ? readFileSync(unknown, 'utf8') : null;
  // Deriving from a code is slow on purpose, and here it is the server that waits. Apart, so that whoever tries many codes does not
  // hold up a report: neither in the line nor in what an address may ask for.
  const isLimited = config.limits === 'on';
  const deriving = (turns: FairTurns) => ({
    turns,
    limit: isLimited ? openLimit(derivingLimit, clock) : null,
  });
  const sending = deriving(openFairTurns({ atOnce: 2, mostWaiting: 40 }));
  const comingBack = deriving(openFairTurns({ atOnce: 1, mostWaiting: 20 }));
  const walking = openFairTurns({ atOnce: 4, mostWaiting: 500 });
  const byName = { schema: { hide: true } };

  app.removeAllContentTypeParsers();
  app.addContentTypeParser<string>(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit },
    (_request, body, done) => done(null, new URLSearchParams(body)),
  );
  app.setErrorHandler((error, request, reply) => refuse(error, request, reply));

  app.get('/', byName, () => {
    throw new Problem('not-found');
  });

  app.get<Named>('/:slug', byName, async (request, reply) => {
    const name = request.params.slug;
    if (!slugShape.safeParse(name).success) return leadToPage(request.url, name, reply);
    const place = await placeInTurn(request);
    const query = new URLSearchParams(request.url.split('?')[1] ?? '');
    const visit = newVisit(place.settings, query);
    const answer = await show({ visit, lack: null }, givenFor(place, request));
    return give(answer, place, reply, 'script');
  });
  app.get<Named>('/:slug/', byName, ({ url, params }, reply) =>
    leadToPage(url, params.slug, reply),
  );

  await app.register(async (posts) => {
    refuseOtherForms(posts, publicUrl);
    posts.post<Named>('/:slug', byName, async (request, reply) => {
      const place = await placeInTurn(request);
      if (!(request.body instanceof URLSearchParams)) throw new Problem('malformed-request');
      const visit = readVisit(request.body, place.settings);
      const answer = await answerTo(visit, request.body.get('go') ?? '', givenFor(place, request));
      return give(answer, place, reply, 'no-script');
    });
  });

  /** What each page costs: its address waits for others, and is never refused for having asked much. */
  function placeInTurn({ ip, params }: FastifyRequest<Named>) {
    return walking.run(ip, () => placeOf(params.slug));
  }

  async function placeOf(slug: string) {
    if (!slugShape.safeParse(slug).success) throw new Problem('not-found');
    return store.read(async (records) => {
      const found = await trees.bySlug(records, slug);
      if (!found) throw new Problem('not-found');
      const { organisation, tree } = found;
      const helpLines = await records.organisations.helpLines(organisation.rootId);
      const settings = await verbs.settingsOf(organisation, tree, helpLines, clock.now());
      return { settings, origins: originsOf(organisation.id, tree) };
    });
  }
  type Found = Awaited<ReturnType<typeof placeOf>>;

  function givenFor({ settings }: Found, { log, ip }: FastifyRequest) {
    const slowed =
      ({ turns, limit }: ReturnType<typeof deriving>): Turns =>
      async (work) => {
        await limit?.(ip);
        return turns.run(ip, work);
      };
    return {
      verbs,
      turns: { sending: slowed(sending), comingBack: slowed(comingBack) },
      settings,
      publicUrl,
      problemOf: (error: unknown) => problemOf(error, log),
      stored(outcome: 'stored' | 'alarm') {
        if (outcome === 'alarm')
          log.error('A report is stored that nobody can open at present: see /health/ready');
        parts.wake();
      },
    };
  }

  function give(
    { status, screen, sheet }: Answer,
    { origins }: Found,
    reply: FastifyReply,
    script: 'script' | 'no-script',
  ): FastifyReply {
    setPageHeaders(reply, { script, ancestors: origins }, publicUrl);
    return reply.code(status).send(pageOf(screen, files, sheet, script));
  }

  function refuse(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
    // Every browser that shows a page asks for HTML by name.
    if (!request.headers.accept?.includes('text/html')) return sendProblem(error, request, reply);
    const problem = problemOf(error, request.log);
    const form = request.body instanceof URLSearchParams ? request.body : null;
    const language = languages.find((code) => code === form?.get('language')) ?? null;
    const name = slugShape.safeParse((request.params as Partial<Named['Params']>).slug);
    const path = name.success ? `/${name.data}` : null;
    setPageHeaders(reply, { script: 'no-script', ancestors: ['https:'] }, publicUrl);
    return reply
      .code(problem.status)
      .headers(problem.options.headers ?? {})
      .send(
        problem.slug === 'not-found' && unknownPage !== null
          ? unknownPage
          : refusalPage(problem.slug, language, path, files),
      );
  }
};

/** With a part of their hash in the address, so that after an update no browser mixes old ones and new ones. */
function builtFiles({ webRoot }: PageParts): Files {
  const addressOf = (name: string) => {
    const hash = createHash('sha256').update(readFileSync(`${webRoot}/w/v1/${name}`));
    return `/w/v1/${name}?${hash.digest('hex').slice(0, 8)}`;
  };
  if (!existsSync(`${webRoot}/w/v1/page.js`)) return null;
  return { style: addressOf('page.css'), script: addressOf('page.js') };
}

/**
 * An address as somebody typed it from a poster, `/Kommune/`, leads to the one address. Kept nowhere: a browser that
 * remembered it would say that somebody was here.
 */
function leadToPage(url: string, typed: string, reply: FastifyReply): FastifyReply {
  const name = slugShape.safeParse(typed.toLowerCase());
  if (!name.success) throw new Problem('not-found');
  const query = url.includes('?') ? url.slice(url.indexOf('?')) : '';
  return reply.header('cache-control', 'no-store').redirect(`/${name.data}${query}`);
}
