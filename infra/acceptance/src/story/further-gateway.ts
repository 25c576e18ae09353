import { readFileSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { readKeyFile } from "@madang/releases";
import { startGatewayProcess, type GatewayProcess } from "../follow/gateway-process.ts";

/** One more gateway of a portal of `npm start`, as another machine has it: it reads the registry and the store, and no more. */
export async function startFurtherGateway(root: string, state: string): Promise<GatewayProcess> {
  const { url } = JSON.parse(readFileSync(path.join(state, "database.json"), "utf8")) as { url: string };
  const keys = JSON.parse(readFileSync(path.join(state, "keys.json"), "utf8")) as { visitorKeys: string };
  const operator = await readKeyFile(path.join(state, "keys/operator.pem"));
  const folder = await mkdtemp(path.join(state, "further-"));
  return startGatewayProcess({
    file: path.join(root, "gateway/dist/server.js"),
    env: {
      MADANG_SITE_FILE: path.join(state, "site.json"),
      MADANG_REGISTRY_URL: url,
      MADANG_OPERATOR_KEYS: `${operator.id}:${operator.publicKey.key}`,
      MADANG_STORE_URL: pathToFileURL(path.join(state, "store")).href,
      MADANG_ASSETS_DIR: path.join(folder, "assets"),
      MADANG_RELEASE_CACHE_DIR: path.join(folder, "releases"),
      MADANG_VISITOR_KEYS: keys.visitorKeys,
    },
  });
}
