import fastify from "fastify";
import { page, smallJson } from "./content.ts";
import { tell } from "./listen.ts";

const app = fastify({ logger: false });
const cached = "public, max-age=86400";
app.get("/json", (_request, reply) => {
  reply.header("cache-control", cached).type("application/json").send(smallJson);
});
app.get("/page", (_request, reply) => {
  reply.header("cache-control", cached).type("text/html; charset=utf-8").send(page);
});
process.once("disconnect", () => process.exit(0));
await app.listen({ host: "127.0.0.1", port: 0 });
const address = app.server.address();
tell(typeof address === "object" && address !== null ? address.port : 0);
