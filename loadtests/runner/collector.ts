import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { Acknowledgement } from "@madang/load-kit/acknowledgement";
import type { Violation } from "@madang/load-kit/examine-answer";
import type { MeasuredVital } from "../browser/visited-page.ts";

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
  /** What visitors in a real browser have measured. */
  readonly vitals: readonly MeasuredVital[];
  /** The other way round: the load generator asks for it. */
  readonly replaced: ReplacedItem[];
  close(): Promise<void>;
}

/** Of a run that goes on: evidence of one kind that is kept; a defect may break a promise with every answer. */
const mostEvidence = 20;

/** Listens on loopback; the token keeps other users of the machine out. */
export async function startCollector(options: { onViolation: () => void }): Promise<Collector> {
  const token = randomBytes(16).toString("hex");
  const told = {
    acknowledgements: [],
    violations: [],
    endings: [],
    verifications: [],
    vitals: [],
    replaced: [],
  } as {
    acknowledgements: Acknowledgement[];
    violations: ToldViolation[];
    endings: Ending[];
    verifications: Verification[];
    vitals: MeasuredVital[];
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
    const record: unknown = JSON.parse(await text(request));
    if (kind === "violations") takeViolation(record as ToldViolation);
    else told[kind].push(record as never);
    return { status: 204 };
  }

  function takeViolation(violation: ToldViolation): void {
    const alike = told.violations.filter(
      ({ oracle, module }) => oracle === violation.oracle && module === violation.module,
    );
    if (alike.length < mostEvidence) told.violations.push(violation);
    options.onViolation();
  }

  function isKind(kind: string | undefined): kind is keyof typeof told {
    return kind !== undefined && Object.hasOwn(told, kind);
  }

  // A visitor who thinks for longer than Node keeps a connection would find it closed as it speaks.
  server.keepAliveTimeout = 0;
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
