import fastify from "fastify";
import { interceptors, Pool } from "undici";
import { tell } from "./listen.ts";

/** Fastify before undici's own cache: the shared cache that Node programs have at hand. */
const pool = new Pool(process.argv[2] ?? "", { connections: 64 }).compose(
  interceptors.cache({ type: "shared" }),
);
const app = fastify({ logger: false });
app.get("/*", async (request, reply) => {
  const { statusCode, headers, body } = await pool.request({ path: request.url, method: "GET" });
  for (const name of ["content-type", "cache-control", "content-length"]) reply.header(name, headers[name]);
  return reply.code(statusCode).send(body);
});
process.once("disconnect", () => process.exit(0));
await app.listen({ host: "127.0.0.1", port: 0 });
const address = app.server.address();
tell(typeof address === "object" && address !== null ? address.port : 0);
