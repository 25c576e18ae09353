import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bareNode, fastifyMemory, fastifyProxy, undiciCache } from "../peers/node-peers.ts";
import { portal } from "../peers/portal.ts";
import { standalone } from "../peers/standalone.ts";
import { haproxy } from "../peers/haproxy.ts";
import { nginx, nginxGzip } from "../peers/nginx.ts";
import type { Kind, Peer, RunningPeer } from "../peers/peer.ts";
import { startNode } from "../peers/start-program.ts";
import { varnish } from "../peers/varnish.ts";
import type { ScenarioContext } from "./scenario.ts";

const every: readonly Peer[] = [
  standalone,
  portal,
  bareNode,
  fastifyMemory,
  fastifyProxy,
  undiciCache,
  nginx,
  nginxGzip,
  varnish,
  haproxy,
];

export const originProgram = fileURLToPath(new URL("../programs/origin.ts", import.meta.url));

export interface StartedPeer extends RunningPeer {
  readonly name: string;
  /** Where it answers otherwise than the origin. */
  readonly path: string | undefined;
}

/** Every peer that can take part, before one origin; all of them end when `work` has. */
export async function withPeers<T>(
  kind: Kind,
  context: ScenarioContext,
  work: (peers: readonly StartedPeer[], origin: string) => Promise<T>,
): Promise<T> {
  const origin = await startNode({ file: originProgram, folder: context.folder });
  const started: StartedPeer[] = [];
  try {
    for (const peer of every.filter(({ kinds }) => kinds.includes(kind))) {
      const why = peer.missing?.();
      if (why !== undefined) context.note(`${peer.name} does not take part: ${why}`);
      else started.push(await startOne(peer, kind, { origin: origin.origin, parent: context.folder }));
    }
    return await work(started, origin.origin);
  } finally {
    await Promise.all(started.map((peer) => peer.stop()));
    await origin.stop();
  }
}

async function startOne(
  peer: Peer,
  kind: Kind,
  { origin, parent }: { origin: string; parent: string },
): Promise<StartedPeer> {
  const folder = join(parent, peer.name.replaceAll(/[^A-Za-z0-9]+/g, "-"));
  await mkdir(folder, { recursive: true });
  const running = await peer.start({ origin, folder });
  return { name: peer.name, path: peer.pathOf?.(kind), ...running };
}
