import proxy from "@fastify/http-proxy";
import fastify from "fastify";
import { tell } from "./listen.ts";

/** `@fastify/http-proxy` as its readme shows it. */
const app = fastify({ logger: false });
await app.register(proxy, { upstream: process.argv[2] ?? "" });
process.once("disconnect", () => process.exit(0));
await app.listen({ host: "127.0.0.1", port: 0 });
const address = app.server.address();
tell(typeof address === "object" && address !== null ? address.port : 0);
