import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { HostedModule } from "./hosted-module.ts";

/**
 * Modules in a process of their own, which can be made sick one by one: `POST /<module>/<order>/<value>` at the control address. The
 * modules are named by MODULES, their ports, where they are to stay the same, by PORTS.
 */

const names = (process.env["MODULES"] ?? "news").split(",");
const ports = (process.env["PORTS"] ?? "").split(",").map(Number);
const modules = new Map(names.map((name, index) => [name, new HostedModule(name, ports[index] ?? 0)]));

const control = createServer((request, response) => {
  response.end(request.url === "/" ? JSON.stringify(addresses()) : obey(request));
});

function obey({ url = "" }: IncomingMessage): string {
  const [, name = "", order = "", value = ""] = url.split("/").map(decodeURIComponent);
  const module = modules.get(name);
  if (module === undefined) throw new RangeError(`no module ${name}`);
  return module.obey(order, value);
}

function addresses(): Record<string, string> {
  return Object.fromEntries([...modules].map(([name, { origin }]) => [name, origin]));
}

function originOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

await Promise.all([...modules.values()].map((module) => module.listen()));
await new Promise<void>((resolve) => control.listen(0, "127.0.0.1", resolve));
process.on("disconnect", () => process.exit(0));
process.on("SIGTERM", () => process.exit(0));
process.send?.({ ready: true, origin: originOf(control) });
