/** The yardstick: bare Fastify that parses the same body and answers 201. */
import Fastify from 'fastify';

const app = Fastify({ logger: false });
app.post('/api/v1/reports', (_request, reply) => reply.code(201).send({ id: 'received' }));
const address = await app.listen({
  host: '127.0.0.1',
  port: Number(process.env['MOBBEKNAPP_PORT']),
});
console.log(`listening on ${address}`);
