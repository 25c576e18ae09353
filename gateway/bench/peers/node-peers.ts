import { fileURLToPath } from "node:url";
import type { Kind, Peer } from "./peer.ts";
import { startNode } from "./start-program.ts";

function nodePeer(name: string, program: string, kinds: readonly Kind[]): Peer {
  const file = fileURLToPath(new URL(`../programs/${program}.ts`, import.meta.url));
  const production = { NODE_ENV: "production" };
  return {
    name,
    kinds,
    start: ({ origin, folder }) => startNode({ file, folder, args: [origin], env: production }),
  };
}

export const bareNode = nodePeer("bare node:http", "bare-node", ["json", "page"]);
export const fastifyMemory = nodePeer("Fastify", "fastify-memory", ["json", "page"]);
export const fastifyProxy = nodePeer("@fastify/http-proxy", "fastify-proxy", ["pass"]);
export const undiciCache = nodePeer("undici cache", "undici-cache", ["json", "page", "pass"]);
