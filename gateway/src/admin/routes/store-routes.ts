import type { Readable } from "node:stream";
import { moduleIdSchema } from "@madang/manifest";
import { digestSchema } from "@madang/releases";
import { z } from "zod";
import type { Admin } from "../admin.ts";
import { adminRoute, bytes, type AdminAnswer, type AdminRoute } from "../admin-route.ts";
import { adminErrors } from "../errors.ts";
import { buildName, none, releaseOf } from "./common-schemas.ts";

/** Bytes of one file: server bundles have tens of megabytes. */
const largest = 512 * 1024 * 1024;

const ofBlob = z.strictObject({ digest: digestSchema });
const ofAsset = z.strictObject({
  module: moduleIdSchema,
  build: buildName,
  "*": z
    .string()
    .max(400)
    .regex(/^[A-Za-z0-9_-][A-Za-z0-9._-]*(\/[A-Za-z0-9_-][A-Za-z0-9._-]*){0,7}$/, "must be a file's path"),
});

const blobName = ({ digest }: z.output<typeof ofBlob>): string => `blobs/${digest}`;
const assetName = ({ module, build, "*": path }: z.output<typeof ofAsset>): string =>
  `assets/${module}/${build}/${path}`;

/** What lies in the store. */
export const storeRoutes: readonly AdminRoute[] = [
  ...readRoutes({ path: "/blobs/:digest", what: ["A", "blob"], params: ofBlob, nameOf: blobName }),
  adminRoute({
    method: "PUT",
    path: "/blobs/:digest",
    summary: "Puts a blob into the store; its digest is compared with what comes.",
    needs: "release",
    params: ofBlob,
    query: none,
    body: bytes,
    bodyLimit: largest,
    answers: { 200: undefined, 201: undefined },
    action: "store",
    handle: ({ admin, params, body, headers }) =>
      put(admin, { name: blobName(params), body, sha256: params.digest, length: headers["content-length"] }),
  }),
  ...readRoutes({
    path: "/assets/:module/:build/*",
    what: ["An", "asset"],
    params: ofAsset,
    nameOf: assetName,
  }),
  adminRoute({
    method: "PUT",
    path: "/assets/:module/:build/*",
    summary:
      "Puts an asset into the store; the field madang-digest (SHA-256, hexadecimal) is compared with what comes.",
    needs: releaseOf,
    params: ofAsset,
    query: none,
    body: bytes,
    bodyLimit: largest,
    answers: { 200: undefined, 201: undefined },
    action: "store",
    handle: ({ admin, params, body, headers }) =>
      put(admin, {
        name: assetName(params),
        body,
        sha256: digestField(headers["madang-digest"]),
        length: headers["content-length"],
      }),
  }),
];

/** Whoever may read may ask for what lies there, and whether it does. */
function readRoutes<P extends z.ZodObject>(place: {
  path: string;
  /** Article and noun, as a sentence begins. */
  what: readonly [string, string];
  params: P;
  nameOf: (params: z.output<P>) => string;
}): AdminRoute[] {
  const { path, params, nameOf } = place;
  const [article, noun] = place.what;
  const common = { path, needs: "read" as const, params, query: none };
  return [
    adminRoute({
      ...common,
      method: "HEAD",
      summary: `Whether ${article.toLowerCase()} ${noun} is in the store.`,
      answers: { 200: undefined },
      handle: ({ admin, params }) => has(admin, nameOf(params)),
    }),
    adminRoute({
      ...common,
      method: "GET",
      summary: `${article} ${noun} as it lies in the store.`,
      answers: { 200: bytes },
      handle: ({ admin, params }) => get(admin, nameOf(params)),
    }),
  ];
}

async function has({ store }: Admin, name: string): Promise<AdminAnswer> {
  if (await store.has(name)) return { status: 200 };
  throw adminErrors.create("NOT_FOUND", { what: name });
}

async function get({ store }: Admin, name: string): Promise<AdminAnswer> {
  const stored = await store.get(name);
  if (stored === undefined) throw adminErrors.create("NOT_FOUND", { what: name });
  return { status: 200, body: stored.body, headers: { "content-length": String(stored.bytes) } };
}

async function put(
  { store }: Admin,
  options: { name: string; body: Readable; sha256: string; length: string | string[] | undefined },
): Promise<AdminAnswer> {
  const { name, body, sha256, length } = options;
  if (typeof length !== "string" || !/^\d{1,12}$/.test(length)) throw adminErrors.create("LENGTH_NEEDED");
  if (Number(length) > largest) throw adminErrors.create("BODY_TOO_LARGE", { limit: largest });
  const there = await store.has(name);
  await store.put(name, body, { sha256, bytes: Number(length) });
  // Where it was there already the store need not have read it.
  body.resume();
  return { status: there ? 200 : 201 };
}

function digestField(value: string | string[] | undefined): string {
  const result = digestSchema.safeParse(value);
  if (result.success) return result.data;
  const problems = "madang-digest must be a SHA-256 digest in hexadecimal";
  throw adminErrors.create("INPUT", { place: "header", problems });
}
