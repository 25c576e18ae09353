import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { encodeFragment, internalHeaders } from "@madang/manifest";
import { faults, type Fault, type HealthyAnswer } from "./faults.ts";

/**
 * A module in a process of its own, which can be made sick: `POST /fault/<name>` and `POST /flapping/<ms>` at its control address.
 * Every answer says whose it is, which address it is of, and for whom it was made.
 */

const id = process.env["MODULE_ID"] ?? "news";
let fault: Fault = "none";
let flapping: NodeJS.Timeout | undefined;
let served = 0;
/** What its pages say changes with it. */
let version = "1";
const counted = new Map<string, number>();
/** How often each form has come in, by its id. */
const forms = new Map<string, number>();

const server = createServer((request, response) => {
  served += 1;
  counted.set(request.url ?? "", (counted.get(request.url ?? "") ?? 0) + 1);
  if (request.url === "/_control") response.end(originOf(control));
  else void healthyAnswer(request).then((answer) => faults[fault]({ request, response, answer }));
});

const control = createServer((request, response) => void obey(request).then((told) => response.end(told)));

async function obey({ url = "" }: IncomingMessage): Promise<string> {
  const [, verb, value = ""] = url.split("/").map(decodeURIComponent);
  if (verb === "fault") fault = value as Fault;
  if (verb === "flapping") flap(Number(value));
  if (verb === "version") version = value;
  if (verb === "counted") return String(counted.get(value) ?? 0);
  if (verb === "served") return String(served);
  if (verb === "repeated") return JSON.stringify([...forms].filter(([, count]) => count > 1));
  return "";
}

function flap(every: number): void {
  const { port } = new URL(origin);
  clearInterval(flapping);
  flapping = undefined;
  if (!server.listening) server.listen(Number(port), "127.0.0.1");
  if (every === 0) return;
  flapping = setInterval(() => {
    if (server.listening) {
      server.close();
      server.closeAllConnections();
    } else server.listen(Number(port), "127.0.0.1");
  }, every);
}

async function healthyAnswer(request: IncomingMessage): Promise<HealthyAnswer> {
  const path = (request.url ?? "/").split("?")[0] ?? "/";
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of request) chunks.push(chunk as Buffer);
  } catch {
    return { status: 400, headers: {}, body: "the body broke off" };
  }
  if (path.startsWith("/health/")) return { status: 200, headers: {}, body: "{}" };
  if (path.startsWith("/api/")) return apiAnswer(request.url ?? "/");
  if (request.method === "POST") return formAnswer(Buffer.concat(chunks).toString("utf8"));
  return fragmentAnswer(request, path);
}

function apiAnswer(url: string): HealthyAnswer {
  const headers = { "content-type": "application/json", "cache-control": "no-store" };
  return { status: 200, headers, body: JSON.stringify({ of: id, path: url, end: "whole" }) };
}

function formAnswer(body: string): HealthyAnswer {
  const form = new URLSearchParams(body).get("form") ?? "";
  forms.set(form, (forms.get(form) ?? 0) + 1);
  return { status: 303, headers: { location: `/${id}/mine` }, body: "" };
}

function fragmentAnswer(request: IncomingMessage, path: string): HealthyAnswer {
  const visitor = String(request.headers[internalHeaders.visitor] ?? "");
  const personal = visitor !== "";
  const slots = path === "/" ? ["home"] : [];
  const marker = `<p data-of="${id}" data-path="${path}" data-visitor="${visitor}" data-version="${version}">`;
  const slot = slots.map((name) => `<madang-slot name="${name}"></madang-slot>`).join("");
  return {
    status: 200,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": personal ? "private, no-store" : cacheControlOf(path),
      [internalHeaders.fragment]: encodeFragment({ v: 1, view: "list", title: `${id} title`, slots }),
      [internalHeaders.tags]: id,
    },
    body: `${marker}${"content ".repeat(100)}</p>${slot}<i data-end="${id}"></i>`,
  };
}

function cacheControlOf(path: string): string {
  if (path.includes("-never")) return "no-store";
  return `public, s-maxage=${path.includes("-kept") ? 600 : 1}, stale-if-error=600`;
}

function originOf(listening: Server): string {
  return `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;
}

server.keepAliveTimeout = 60_000;
await new Promise<void>((resolve) => control.listen(0, "127.0.0.1", resolve));
await new Promise<void>((resolve) => server.listen(Number(process.env["PORT"]), "127.0.0.1", resolve));
const origin = originOf(server);
process.on("disconnect", () => process.exit(0));
process.on("SIGTERM", () => process.exit(0));
process.send?.({ ready: true, origin });
