/**
 * Every route that answers without a session. A test walks the server's routes: what is not on this list answers 401.
 * Whoever adds a line here opens a door to everybody.
 */
export const publicRoutes = [
  // The reporter.
  'GET /api/v1/organisations/:slug',
  'POST /api/v1/routes',
  'POST /api/v1/challenges',
  'POST /api/v1/reports',
  'POST /api/v1/attachments',
  'POST /api/v1/follow-ups',
  'POST /api/v1/follow-ups/reopenings',
  'OPTIONS /api/v1*',
  // The handler's way in.
  'POST /api/v1/sign-ins/salts',
  'POST /api/v1/sign-ins',
  'POST /api/v1/sign-ins/second-factor',
  'POST /api/v1/invitations/open',
  'POST /api/v1/invitations/accept',
  // Pages and files.
  'GET /',
  'GET /:slug',
  'POST /:slug',
  'GET /:slug/',
  'GET /w/*',
  'GET /desk',
  'GET /desk/*',
  'GET /problems/:slug',
  // About the service.
  'GET /api/v1/openapi.json',
  'GET /health/live',
  'GET /health/ready',
] as const;
