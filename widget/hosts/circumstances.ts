/**
 * What stands around a page of this folder and cannot stand in it: the headers it is sent with, what does not come through to it,
 * and the browser that looks at it. A page that is not named here has nothing of that. `tests/hosts.test.ts` visits every page.
 */
export type Circumstances = {
  /** Headers of the page besides its type. */
  headers?: Record<string, string>;
  /** The page's Content Security Policy is this and the line that `docs/embed.md` gives for the page, if it gives one. */
  policy?: string;
  /** Requests to our server that break, that never end, whose answer is changed on the way, that are late by milliseconds, and that are answered with a status. */
  broken?: string[];
  hanging?: string[];
  changed?: string[];
  late?: Record<string, number>;
  refused?: Record<string, number>;
  /** Each way: milliseconds and bits a second. */
  line?: { latency: number; speed: number };
  javaScript?: false;
  /** Runs before anything on any page. */
  before?: string;
  /** Days by which the browser's clock is wrong. */
  daysWrong?: number;
  size?: { width: number; height: number };
  /** The page's name on the net, where it is not `localhost`. `skole.example` has no https, and is not this machine, where browsers make an exception. */
  at?: '127.0.0.1' | 'skole.example';
  /** What the browser says in its console: each of these, and nothing else. */
  complaints?: RegExp[];
  /** Directives of the page's policy that were broken: each of these, and no other. */
  violations?: string[];
  /** Stages of `mobbe-error` that the page hears: each of these, and no other. */
  told?: ('load' | 'settings' | 'send')[];
};

const strict = "default-src 'none'; style-src 'self'";
const broken = /^Failed to load resource: net::ERR_FAILED/;

const isolation = {
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-opener-policy': 'same-origin',
};

export const circumstances: Record<string, Circumstances> = {
  'csp-list': { policy: strict },
  'csp-frame': { policy: strict },
  'csp-nonce': { policy: strict },
  'csp-strict-dynamic': { policy: strict },
  'csp-no-connect': {
    told: ['settings'],
    policy: "default-src 'none'; script-src {{server}}",
    violations: ['connect-src'],
    complaints: [/Content Security Policy/],
  },
  'csp-no-script': {
    policy: "default-src 'self'",
    violations: ['script-src-elem'],
    complaints: [/violates the following Content Security Policy directive/],
  },
  'trusted-types': { policy: '' },
  'trusted-types-other-lit': { policy: '' },
  'trusted-types-taken': {
    told: ['load'],
    policy: "require-trusted-types-for 'script'; trusted-types lit-html",
    violations: ['trusted-types'],
    complaints: [/TrustedTypePolicy named 'lit-html' violates/],
    // What the browser complains of is told a moment later, and would be lost with the page.
    late: { '/fjellvika*': 500 },
  },
  // The host's own doing: it hides what has the focus.
  'inert-main': { complaints: [/^Blocked aria-hidden/] },
  'no-js': { javaScript: false },
  'old-browser': {
    before: `delete Document.prototype.adoptedStyleSheets;
      delete ShadowRoot.prototype.adoptedStyleSheets;
      CSSStyleSheet = class { constructor() { throw new TypeError('Illegal constructor'); } };`,
  },
  'wrong-sri': { complaints: [/Failed to find a valid digest in the 'integrity' attribute/] },
  'form-changed': {
    told: ['load'],
    changed: ['/w/**/form-*.js'],
    complaints: [/Failed to find a valid digest in the 'integrity' attribute/],
  },
  'two-versions': { complaints: [/^mobbe-knapp: loaded twice\. \S+ \S+$/] },
  'cdn-down': { broken: ['/w/**'], complaints: [broken] },
  'cdn-hangs': { hanging: ['/w/v1/mobbe-knapp.js'] },
  'wrong-name': { complaints: [/status of 404/], told: ['settings'] },
  'api-down': { broken: ['/api/**'], complaints: [broken], told: ['settings'] },
  'api-slow': { late: { '/api/**': 1_500 } },
  'api-breaks': {
    refused: { '/api/v1/reports': 500 },
    complaints: [/status of 500/],
    told: ['send'],
  },
  'api-refuses': {
    refused: { '/api/v1/reports': 503 },
    complaints: [/status of 503/],
    told: ['send'],
  },
  'zoom-400': { size: { width: 320, height: 256 } },
  'iframe-host': { at: '127.0.0.1' },
  'iframe-blocker': {
    told: ['load'],
    at: '127.0.0.1',
    broken: ['/w/**/form-*.js'],
    complaints: [broken],
  },
  portal: { at: '127.0.0.1', broken: ['/api/**'], complaints: [broken], told: ['settings'] },
  'portal-sandboxed': {
    told: ['load'],
    at: '127.0.0.1',
    broken: ['/w/**/form-*.js'],
    complaints: [broken, /'allow-top-navigation'/],
  },
  // The host's own doing: so most site builders sandbox what is put in.
  'sandboxed-link': { complaints: [/can escape its sandboxing/] },
  'old-reduce': { told: ['load'] },
  'http-host': { at: 'skole.example', told: ['load'] },
  'ad-blocker': { broken: ['/w/**/form-*.js'], complaints: [broken], told: ['load'] },
  'slow-3g': { line: { latency: 400, speed: 400_000 } },
  'clock-behind': { daysWrong: -1 },
  'clock-ahead': { daysWrong: 1 },
  isolated: { headers: isolation },
  'isolated-frame': { headers: isolation, told: ['load'] },
};
