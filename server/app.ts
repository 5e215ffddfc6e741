/**
 * The server put together: zones, and in each zone its door and its rooms. What is not under `reporter`, `entrance` or
 * `pages` needs a session, because it stands under `desk`.
 */
import type { FastifyInstance } from 'fastify';
import { readinessOf, type Readiness } from '../contract/prove.ts';
import { liveReaders, type Tree } from '../contract/route.ts';
import { treeProblems } from '../contract/tree-problems.ts';
import { casesWithoutReader } from './cases/hand-over.ts';
import { saysItGoesOn } from './cases/goes-on.ts';
import { reporterCaseRoutes } from './cases/reporter-routes.ts';
import { caseRoutes } from './cases/routes.ts';
import { installCookies } from './http/cookies.ts';
import { refuseOtherSites } from './http/cross-site.ts';
import { decorateWithHandler } from './http/handler.ts';
import { installApiHeaders } from './http/headers.ts';
import { healthRoutes, type TreesSeen } from './http/health.ts';
import { entranceLimit, installLimit, reporterLimit } from './http/limits.ts';
import { logRequests, type LogStream } from './http/log.ts';
import { installOpenApi, openApiRoute } from './http/openapi.ts';
import { installOpenDoor } from './http/origin.ts';
import type { Parts } from './http/parts.ts';
import { installProblems } from './http/problem.ts';
import { problemPages } from './http/problem-pages.ts';
import { keepRawBodies } from './http/raw-body.ts';
import { newServer } from './http/server.ts';
import { staticFiles } from './http/static.ts';
import { watchStore } from './http/store-watch.ts';
import { organisationRoutes } from './organisations/routes.ts';
import { installGuard } from './people/guard.ts';
import { settingsOf } from './organisations/settings.ts';
import { pageRoutes } from './pages/routes.ts';
import type { Verbs } from './pages/verbs.ts';
import { peopleRoutes, signInRoutes } from './people/routes.ts';
import { askRoute } from './reports/ask-route.ts';
import { openBursts } from './reports/bursts.ts';
import { followUp } from './reports/follow-up.ts';
import { reportRoutes } from './reports/routes.ts';
import { takeIn } from './reports/take-in.ts';
import { toRouteTree } from './store/tree.ts';

export type AppParts = Parts & {
  /** What `npm run build` made for browsers. */
  webRoot: string;
  /** `docs/problems`. */
  problemsRoot: string;
  version: string;
  /** Where log lines go; standard output where none is given. */
  log?: LogStream;
};

export async function buildApp(given: AppParts): Promise<FastifyInstance> {
  const parts = { ...given, store: watchStore(given.store) };
  const { config, clock } = parts;
  const { publicUrl } = config;
  const bursts = config.limits === 'on' ? openBursts(clock) : null;
  const app = newServer(config, parts.log);
  /** What the pages for reporters need of the rooms, which do not know each other. */
  const verbs: Verbs = {
    settingsOf,
    askRoute: (request) => askRoute(request, parts),
    // A browser without scripts reckons nothing.
    receive: (report, bodyHash) => takeIn(report, bodyHash, 'none', { ...parts, bursts }),
    followUp: (accessToken) => followUp(`Bearer ${accessToken}`, undefined, parts),
    saysItGoesOn: (accessToken) => saysItGoesOn(`Bearer ${accessToken}`, undefined, parts),
  };
  installProblems(app);
  decorateWithHandler(app);
  await installOpenApi(app, parts.version);

  await app.register(pages);
  await app.register(
    async (api) => {
      installApiHeaders(api, publicUrl);
      openApiRoute(api);
      await api.register(reporter);
      await api.register(entrance);
      await api.register(desk);
    },
    { prefix: '/api/v1' },
  );
  return app;

  /** Open to everybody, from the sites on the organisation's list. Nothing is logged. */
  async function reporter(zone: FastifyInstance): Promise<void> {
    if (config.limits === 'on') installLimit(zone, reporterLimit, clock);
    await installOpenDoor(zone, parts);
    keepRawBodies(zone);
    await zone.register(organisationRoutes, parts);
    await zone.register(reportRoutes, { ...parts, bursts });
    await zone.register(reporterCaseRoutes, parts);
  }

  /** The handler's way in: from our own pages only, and not too often. */
  async function entrance(zone: FastifyInstance): Promise<void> {
    await installCookies(zone);
    logRequests(zone);
    refuseOtherSites(zone, publicUrl);
    if (config.limits === 'on') installLimit(zone, entranceLimit, clock);
    await zone.register(signInRoutes, parts);
  }

  /** With a session. */
  async function desk(zone: FastifyInstance): Promise<void> {
    await installCookies(zone);
    logRequests(zone);
    refuseOtherSites(zone, publicUrl);
    installGuard(zone, parts);
    keepRawBodies(zone);
    await zone.register(peopleRoutes, parts);
    await zone.register(caseRoutes, parts);
  }

  async function pages(zone: FastifyInstance): Promise<void> {
    await zone.register(healthRoutes, { ...parts, lookAtTrees, prefix: '/health' });
    await zone.register(problemPages, {
      folder: parts.problemsRoot,
      publicUrl,
      prefix: '/problems',
    });
    await zone.register(staticFiles, { ...parts, publicUrl });
    await zone.register(pageRoutes, { ...parts, verbs });
  }

  async function lookAtTrees(): Promise<TreesSeen> {
    return parts.store.read(async (records) => {
      const seen: TreesSeen = { ...nothingSeen };
      for (const { id } of await records.organisations.roots()) {
        const stored = await parts.trees.of(records, id);
        const tree = toRouteTree(stored, clock.now());
        const ready = readinessSeen(tree);
        seen.units += ready.units;
        seen.unitsWithReader += ready.open;
        seen.unitsWithReaderOnceIn += ready.openWithInvited;
        seen.personsToComeIn += ready.toComeIn;
        seen.casesWithoutReader += await casesWithoutReader(records, stored, clock.now());
        if (treeProblems(tree).length > 0) seen.brokenTrees += 1;
        for (const inboxId of tree.inboxes.keys())
          if (liveReaders(inboxId, [], tree).length === 0) seen.inboxesWithoutReader += 1;
      }
      return seen;
    });
  }
}

const nothingSeen: TreesSeen = {
  inboxesWithoutReader: 0,
  casesWithoutReader: 0,
  units: 0,
  unitsWithReader: 0,
  unitsWithReaderOnceIn: 0,
  personsToComeIn: 0,
  brokenTrees: 0,
};

const readiness = new WeakMap<Tree, Readiness>();

/** Proved once for each state of a tree: a large one takes a moment, and everybody may ask. */
function readinessSeen(tree: Tree): Readiness {
  const seen = readiness.get(tree) ?? readinessOf(tree);
  readiness.set(tree, seen);
  return seen;
}
