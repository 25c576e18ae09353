import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * A build of a module of one page, as small as the contract allows: `node trial-build.ts <build> <slowness> <failures>`. Its answers take
 * some 30 ms, now and then twice that, as a page's with a database do; `slowness` times as long, and a share of `failures` ends with 500.
 */
const [build = "", slowness = "1", failures = "0"] = process.argv.slice(2);
/** Milliseconds; spread of its logarithm. */
const usual = { median: 30, spread: 0.35 };

const server = createServer((request, answer) => void serve(request, answer));

async function serve(request: IncomingMessage, answer: ServerResponse): Promise<void> {
  if (request.url === "/health/ready") {
    answer.writeHead(200, { "content-type": "application/json", "madang-build": build });
    answer.end('{"ready":true}');
    return;
  }
  await sleep(usual.median * Number(slowness) * Math.exp(usual.spread * normal()));
  const isFailing = Math.random() < Number(failures);
  answer.writeHead(isFailing ? 500 : 200, {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
    "madang-build": build,
    "madang-fragment": JSON.stringify({ v: 1, view: "page", title: "Trial" }),
  });
  answer.end(`<p>${build}</p>`);
}

server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  process.send?.({ origin: `http://127.0.0.1:${port}` });
});
process.on("disconnect", () => process.exit(0));

/** Box and Muller. */
function normal(): number {
  return Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random());
}
