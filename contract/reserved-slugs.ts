/** What our own site serves at its top (`server/http/public-routes.ts`), and what else leads nowhere as the page of an organisation. */
export const reservedSlugs = ['api', 'desk', 'dev', 'health', 'problems', 'w'];
