/**
 * From which sites a report may be sent: those on the list of the organisation, or of one above it, and our own pages.
 * The list is held by the server; what the browser is told (CORS) only lets the form read the answer, a refusal too.
 */
import cors from '@fastify/cors';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { StoredTree } from '../store/records.ts';
import { listsOrigin, pathOf, requiresFrameBelow } from '../store/tree-index.ts';
import type { Parts } from './parts.ts';
import { Problem } from './problem.ts';

/** How long a site that was on the list is let in without looking again: a press of the button asks thrice. */
const keptMs = 10_000;
const mostKept = 1_000;

/** For the reporter's zone. Requests without an Origin come from no browser's page and pass. */
export async function installOpenDoor(
  app: FastifyInstance,
  { store, trees, clock, config }: Pick<Parts, 'store' | 'trees' | 'clock' | 'config'>,
): Promise<void> {
  // Without credentials there is nothing that another site could borrow, and the preflight names no organisation yet.
  await app.register(cors, {
    origin: '*',
    methods: ['GET', 'POST'],
    allowedHeaders: ['Authorization', 'Content-Type', 'Idempotency-Key', 'Mobbeknapp-Proof'],
    maxAge: 7_200,
    // A preflight that lacks a header is answered like the others: what is refused is refused as a Problem.
    strictPreflight: false,
  });
  const kept = new Map<string, number>();

  app.addHook('preHandler', async (request) => {
    const { origin } = request.headers;
    const slug = organisationNamedIn(request);
    if (origin === undefined || slug === undefined || origin === config.publicUrl.origin) return;
    const pair = `${slug} ${origin}`;
    const now = clock.now().getTime();
    if ((kept.get(pair) ?? 0) > now) return;
    const found = await store.read((records) => trees.bySlug(records, slug));
    // An organisation that does not exist has no list: its route says that there is nothing here.
    if (!found) return;
    if (!originsOf(found.organisation.id, found.tree).includes(origin)) throw notAllowed();
    if (kept.size >= mostKept) kept.clear();
    kept.set(pair, now + keptMs);
  });
}

/**
 * For a request that names no organisation: allowed is what any organisation of the tree lists, because the reporter comes
 * back through whichever of its sites is at hand. Throws `origin-not-allowed`.
 */
export function checkOrigin(origin: string | undefined, tree: StoredTree, publicUrl: URL): void {
  if (!isHostPage(origin, publicUrl)) return;
  if (!listsOrigin(tree, origin!)) throw notAllowed();
}

/** The lists of an organisation and of those above it. */
export function originsOf(organisationId: string, tree: StoredTree): string[] {
  return pathOf(tree, organisationId).flatMap(({ origins }) => origins);
}

/**
 * For what a site's own page asks. Where the organisation requires the frame, its pages are refused, so that the form learns it
 * before a word is written. Throws `frame-required`.
 */
export function refuseHostPage(
  origin: string | undefined,
  organisationId: string,
  tree: StoredTree,
  publicUrl: URL,
): void {
  if (isHostPage(origin, publicUrl) && requiresFrame(organisationId, tree)) throw frameRequired();
}

/**
 * Whether it, one above it or one below it requires the frame: a form offers the units below as well, and what may not be written
 * in the page of a school's own site may not be written in that of the municipality either.
 */
export function requiresFrame(organisationId: string, tree: StoredTree): boolean {
  if (pathOf(tree, organisationId).some((row) => row.requiresFrame)) return true;
  return requiresFrameBelow(tree, organisationId);
}

export function frameRequired(): Problem {
  const detail =
    'Write mode="frame" into the embed code, or follow the link to our own page: pages of other sites can be read by their scripts.';
  return new Problem('frame-required', { detail });
}

/** No Origin comes from no page of another site: from our own, from our frame, or from no browser. */
function isHostPage(origin: string | undefined, publicUrl: URL): boolean {
  return origin !== undefined && origin !== publicUrl.origin;
}

function organisationNamedIn({ params, body }: FastifyRequest): string | undefined {
  const named =
    (params as { slug?: unknown }).slug ??
    (body as { organisation?: unknown } | null)?.organisation;
  return typeof named === 'string' ? named : undefined;
}

function notAllowed(): Problem {
  const detail =
    'Ask the administrator of the organisation to put the address of this site, scheme and host, on the list of its sites.';
  return new Problem('origin-not-allowed', { detail });
}
