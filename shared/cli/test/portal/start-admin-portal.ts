import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { freePort, startTemporaryPostgres } from "@madang/embedded-postgres";
import { createAdminToken, generateKey, writeKeyFile, type TrustPolicy } from "@madang/releases";
import { createPortalState, startService, workspaceRoot } from "@madang/test-kit";
import { callMadang } from "../call-madang.ts";
import { Runner } from "./runner.ts";

const fixture = path.join(import.meta.dirname, "../fixtures/leaflets");

/** What --json prints. */
export interface Answer<T> {
  readonly exit: number;
  readonly result: T;
}

/** A gateway with its administration, on a real PostgreSQL and a folder as its store, and a project with one small module. */
export interface AdminPortal {
  readonly admin: string;
  /** Origin of what citizens see. */
  readonly origin: string;
  readonly root: string;
  readonly store: string;
  readonly tokens: { readonly team: string; readonly other: string; readonly operator: string };
  /** The file that the portal reads its tokens from. */
  readonly tokensFile: string;
  readonly runner: Runner;
  /** `npx madang …` of somebody of the team, or with the token named. */
  madang(words: readonly string[], options?: { token?: string; key?: string }): ReturnType<typeof callMadang>;
  /** The same with --json, read. */
  json(words: readonly string[]): Promise<Answer<unknown>>;
  /** Changes the module, so that its next build is another one. */
  change(text: string): Promise<void>;
  /** What the gateway has written. */
  log(): string;
  close(): Promise<void>;
}

export async function startAdminPortal(): Promise<AdminPortal> {
  const state = await createPortalState();
  const postgres = await startTemporaryPostgres();
  const root = await makeProject();
  const keys = path.join(root, ".madang/keys");
  await makeKey(keys, "operator");
  const tokens = await writeTokens(state.folder);
  const port = await freePort();
  const database = await postgres.freshDatabase();
  const store = path.join(state.folder, "store");
  const gateway = await startService({
    name: "gateway",
    file: path.join(workspaceRoot, "gateway/src/main.ts"),
    env: {
      ...state.gatewayEnvironment,
      MADANG_ADMIN_PORT: String(port),
      MADANG_ADMIN_REGISTRY_URL: database,
      MADANG_STORE_URL: `file://${store}`,
      MADANG_ADMIN_TOKENS_FILE: path.join(state.folder, "tokens.json"),
      MADANG_OPERATOR_KEY_FILE: path.join(keys, "operator.pem"),
      MADANG_MOVE_SECONDS: "20",
    },
  });
  const admin = `http://127.0.0.1:${port}`;
  const runner = new Runner(admin, tokens.runner);
  const trust = await trustIn(keys);
  const madang: AdminPortal["madang"] = (words, { token = tokens.team, key } = {}) =>
    callMadang(words, {
      root,
      folder: root,
      environment: {
        PATH: process.env["PATH"] ?? "",
        MADANG_ADMIN_URL: admin,
        MADANG_TOKEN: token,
        MADANG_BY: "kim",
        ...(key === undefined ? {} : { MADANG_KEY_FILE: path.join(keys, key) }),
      },
    });
  await writeFile(path.join(root, "trust.json"), JSON.stringify(trust));
  return {
    admin,
    origin: gateway.origin,
    root,
    store,
    tokens,
    tokensFile: path.join(state.folder, "tokens.json"),
    runner,
    madang,
    async json(words) {
      const { out, err } = await madang([...words, "--json"]);
      const answer = JSON.parse(out) as { exit: number; result?: unknown };
      if (answer.result === undefined) throw new Error(err);
      return { exit: answer.exit, result: answer.result };
    },
    change: (text) => writeFile(path.join(root, "modules/leaflets/assets/leaflet.txt"), text),
    log: () => gateway.output(),
    async close() {
      await runner.close();
      await gateway.stop();
      await postgres.close();
      await state.remove();
      await rm(root, { recursive: true, force: true });
    },
  };
}

async function makeProject(): Promise<string> {
  const root = await mkdtemp(path.join(tmpdir(), "madang-project-"));
  await mkdir(path.join(root, ".madang/keys"), { recursive: true });
  await cp(fixture, path.join(root, "modules/leaflets"), { recursive: true });
  await symlink(path.join(workspaceRoot, "node_modules"), path.join(root, "node_modules"));
  return root;
}

async function makeKey(folder: string, id: string) {
  const { key, pem } = generateKey(id);
  await writeKeyFile(folder, id, pem);
  return key.publicKey;
}

async function trustIn(keys: string): Promise<TrustPolicy> {
  return {
    teams: {
      media: { modules: ["leaflets"], keys: [await makeKey(keys, "team")] },
      roads: { modules: ["roads"], keys: [await makeKey(keys, "roads")] },
    },
  };
}

async function writeTokens(folder: string) {
  const made = {
    team: createAdminToken({ name: "media-token", scopes: ["read", "release:leaflets"] }),
    other: createAdminToken({ name: "roads-token", scopes: ["read", "release:roads"] }),
    operator: createAdminToken({ name: "operator-token", scopes: ["operator"] }),
    runner: createAdminToken({ name: "runner-token", scopes: ["runner"] }),
  };
  const tokens = Object.values(made).map(({ entry }) => entry);
  await writeFile(path.join(folder, "tokens.json"), JSON.stringify({ tokens }), { mode: 0o600 });
  return {
    team: made.team.token,
    other: made.other.token,
    operator: made.operator.token,
    runner: made.runner.token,
  };
}
