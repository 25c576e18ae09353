import { fieldList, type Answer } from "../answer/answer.ts";
import { chooseEncoding } from "../answer/encodings.ts";
import { entityTag, matchesNone } from "../answer/entity-tag.ts";
import { MemoryStore } from "../cache/memory-store.ts";
import { gatewayErrors } from "../errors.ts";
import type { Visit } from "../request/visit.ts";
import { contentTypeOf } from "./content-types.ts";
import type { AssetSource } from "./asset-source.ts";
import { assetEncodings, parseAssetPath, type AssetEncoding } from "./read-asset.ts";

interface ReadyAsset {
  readonly content: Buffer;
  readonly tag: string;
  /** Fields of the whole answer, worked out once. */
  readonly headers: readonly string[];
}

export type AnswerAsset = (visit: Visit, path: string) => Promise<Answer>;

const immutable = "public, max-age=31536000, immutable";

/**
 * Files of builds. Their address holds the build's hash, so what is read once stays true. `admit` is asked before anything is looked for
 * beyond memory. Throws GATEWAY_NOT_FOUND, and what `admit` throws.
 */
export function assetAnswerer(options: {
  source: AssetSource;
  /** Bytes of memory. */
  budget: number;
  admit: (visit: Visit) => void;
}): AnswerAsset {
  const store = new MemoryStore<ReadyAsset>({ budget: options.budget });
  return async (visit, path) => {
    const { headers } = visit.request;
    const encoding = chooseEncoding(headers["accept-encoding"], assetEncodings);
    const key = `${encoding} ${path}`;
    const known = store.peek(key);
    if (known === undefined) options.admit(visit);
    const asset = known ?? (await load(options.source, path, encoding));
    if (asset === undefined) throw gatewayErrors.create("NOT_FOUND");
    if (known === undefined) await store.set(key, asset, asset.content.length + 512);
    if (matchesNone(headers["if-none-match"], asset.tag))
      return { status: 304, headers: withoutLength(asset.headers), body: undefined };
    return { status: 200, headers: asset.headers, body: asset.content };
  };
}

async function load(
  source: AssetSource,
  path: string,
  encoding: AssetEncoding,
): Promise<ReadyAsset | undefined> {
  const address = parseAssetPath(path);
  const type = address === undefined ? undefined : contentTypeOf(address.file);
  if (address === undefined || type === undefined) return undefined;
  const asset = await source.read(address, encoding);
  if (asset === undefined) return undefined;
  const tag = entityTag(asset.content, asset.encoding);
  return {
    content: asset.content,
    tag,
    headers: fieldList({
      "content-type": type,
      "cache-control": immutable,
      vary: "accept-encoding",
      etag: tag,
      ...(isPortalWorker(path) ? { "service-worker-allowed": "/" } : {}),
      ...(asset.encoding === "identity" ? {} : { "content-encoding": asset.encoding }),
      "content-length": String(asset.content.length),
    }),
  };
}

/**
 * The shell's worker for the offline page answers for the whole site, although its address lies deeper
 * (https://www.w3.org/TR/service-workers/#service-worker-allowed). No other module's script may.
 */
function isPortalWorker(path: string): boolean {
  return /^\/_assets\/shell\/[a-z0-9]+\/service-worker-[0-9a-f]+\.js$/.test(path);
}

function withoutLength(headers: readonly string[]): readonly string[] {
  return headers.slice(0, -2);
}
