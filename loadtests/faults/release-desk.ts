import { readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { BuiltFile, BuiltRelease } from "@madang/build/artifact";
import { moveSchema, readKeyFile, signRelease, type Move, type MoveRequest } from "@madang/releases";
import { loadtestErrors } from "../runner/errors.ts";
import type { PortalControls } from "../runner/portal/target-portal.ts";

/** What a team does with a release, through the admin API of a portal of our own. Every method throws LOADTEST_RELEASE_REFUSED. */
export class ReleaseDesk {
  readonly #controls: PortalControls;

  constructor(controls: PortalControls) {
    this.#controls = controls;
  }

  /** Into the store, signed with the workspace's key; no visitor gets it yet. */
  async bringIn({ record, statement, server, contract, assets }: BuiltRelease): Promise<void> {
    const blobs = contract === undefined ? [server] : [server, contract];
    for (const file of blobs) await this.#send(`/v1/blobs/${file.digest}`, file);
    for (const asset of assets)
      await this.#send(`/v1/assets/${record.module}/${record.build}/${asset.path}`, asset);
    const key = await readKeyFile(path.join(this.#controls.state, "keys/team.pem"));
    await this.#ask("POST", "/v1/releases", { json: { envelope: signRelease(statement, key) } });
  }

  /** Resolves when visitors get it. */
  async move(module: string, request: MoveRequest): Promise<void> {
    let move = await this.#asMove("POST", `/v1/modules/${module}/moves`, { json: request });
    while (move.state === "waiting" || move.state === "guarding") {
      await sleep(100);
      move = await this.#asMove("GET", `/v1/moves/${move.id}`);
    }
    if (move.state === "done") return;
    const reason = move.reason ?? move.steps.at(-1)?.text ?? move.state;
    throw loadtestErrors.create("RELEASE_REFUSED", { what: `the move of ${module}`, reason });
  }

  #send(address: string, { file, digest }: BuiltFile): Promise<string> {
    const headers = { "content-type": "application/octet-stream", "madang-digest": digest };
    return this.#ask("PUT", address, { headers, body: new Uint8Array(readFileSync(file)) });
  }

  async #asMove(method: string, address: string, sent: Sent = {}): Promise<Move> {
    return moveSchema.parse(JSON.parse(await this.#ask(method, address, sent)));
  }

  async #ask(method: string, address: string, { json, body, headers }: Sent): Promise<string> {
    const { url, token } = this.#controls.admin();
    const answer = await fetch(url + address, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(json === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      body: json === undefined ? (body ?? null) : JSON.stringify(json),
      signal: AbortSignal.timeout(30_000),
    });
    const text = await answer.text();
    if (answer.ok) return text;
    const reason = `${answer.status} ${text.slice(0, 300)}`;
    throw loadtestErrors.create("RELEASE_REFUSED", { what: `${method} ${address}`, reason });
  }
}

interface Sent {
  readonly json?: unknown;
  readonly body?: Uint8Array<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
}
