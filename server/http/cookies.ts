/** Cookies of the desk. A reporter never gets one. */
import cookies from '@fastify/cookie';
import type { FastifyInstance } from 'fastify';

export async function installCookies(app: FastifyInstance): Promise<void> {
  await app.register(cookies);
}
