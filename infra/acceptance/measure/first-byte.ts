import { Agent, get, type IncomingMessage } from "node:http";
import { parseArgs } from "node:util";

/**
 * Milliseconds from sending a request to the first byte of its answer, one request at a time over one connection:
 *
 *     node infra/acceptance/measure/first-byte.ts --origin http://localhost:8080 --path / --path /news --requests 300
 */
const { values } = parseArgs({
  options: {
    origin: { type: "string", default: "http://localhost:8080" },
    path: { type: "string", multiple: true, default: ["/", "/news", "/notices", "/petitions/new"] },
    requests: { type: "string", default: "300" },
  },
});

const agent = new Agent({ keepAlive: true, maxSockets: 1 });
const warmUp = 30;

function firstByte(url: string): Promise<number> {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const request = get(
      url,
      { agent, headers: { "accept-encoding": "br, gzip" } },
      (answer: IncomingMessage) => {
        answer.once("data", () => {
          const took = performance.now() - began;
          answer.on("end", () => resolve(took)).resume();
        });
        if (answer.statusCode !== 200) reject(new Error(`${url} answered ${answer.statusCode}`));
      },
    );
    request.on("error", reject);
  });
}

function quantile(sorted: readonly number[], share: number): string {
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1);
}

for (const path of values.path) {
  const url = values.origin + path;
  for (let turn = 0; turn < warmUp; turn += 1) await firstByte(url);
  const times: number[] = [];
  for (let turn = 0; turn < Number(values.requests); turn += 1) times.push(await firstByte(url));
  times.sort((a, b) => a - b);
  process.stdout.write(
    `${path}\tp50 ${quantile(times, 0.5)} ms\tp95 ${quantile(times, 0.95)} ms\tof ${times.length}\n`,
  );
}
agent.destroy();
