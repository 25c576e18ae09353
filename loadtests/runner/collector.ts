import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { Acknowledgement } from "@madang/load-kit/acknowledgement";
import type { Violation } from "@madang/load-kit/examine-answer";

export interface ToldViolation extends Violation {
  readonly module: string;
  readonly journey: string;
}

export interface Ending {
  readonly module: string;
  readonly journey: string;
  readonly reason: string;
  /** The journey's own code failed, not the portal. */
  readonly broken: boolean;
}

export interface Verification {
  readonly module: string;
  readonly reference: string;
  /** What was not as promised. */
  readonly reason?: string;
}

/** An item of the load test's own that was changed or withdrawn. */
export interface ReplacedItem {
  /** Of its marker. */
  readonly owner: string;
  /** Milliseconds since 1970 from which nobody who asks is shown it as it was. */
  readonly goneFrom: number;
}

/** What the load generator tells the runner while it runs; it stays in memory. */
export interface Collector {
  readonly address: string;
  readonly acknowledgements: readonly Acknowledgement[];
  readonly violations: readonly ToldViolation[];
  readonly endings: readonly Ending[];
  readonly verifications: readonly Verification[];
  /** The other way round: the load generator asks for it. */
  readonly replaced: ReplacedItem[];
  close(): Promise<void>;
}

/** Listens on loopback; the token keeps other users of the machine out. */
export async function startCollector(options: { onViolation: () => void }): Promise<Collector> {
  const token = randomBytes(16).toString("hex");
  const told = {
    acknowledgements: [],
    violations: [],
    endings: [],
    verifications: [],
    replaced: [],
  } as {
    acknowledgements: Acknowledgement[];
    violations: ToldViolation[];
    endings: Ending[];
    verifications: Verification[];
    replaced: ReplacedItem[];
  };
  const server = createServer((request, response) => {
    void respond(request, response);
  });

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { status, body } = await answer(request);
    response.writeHead(status, { "content-type": "application/json" }).end(body);
  }

  async function answer(request: IncomingMessage): Promise<{ status: number; body?: string }> {
    const [, given, kind] = (request.url ?? "").split("/");
    if (given !== token || !isKind(kind)) return { status: 404 };
    if (request.method === "GET") return { status: 200, body: JSON.stringify(told[kind]) };
    told[kind].push(JSON.parse(await text(request)) as never);
    if (kind === "violations") options.onViolation();
    return { status: 204 };
  }

  function isKind(kind: string | undefined): kind is keyof typeof told {
    return kind !== undefined && Object.hasOwn(told, kind);
  }

  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    ...told,
    address: `http://127.0.0.1:${port}/${token}`,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}
