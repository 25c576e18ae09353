import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { Agent, get } from "node:http";
import path from "node:path";
import { parseArgs } from "node:util";
import { startTemporaryPostgres } from "@madang/embedded-postgres";
import { Client } from "pg";
import { searchKinds, type SearchedModule } from "./search-kinds.ts";

/**
 * Milliseconds that a module takes for its whole list page, by kind of search, over a hundred thousand made-up documents; before
 * that, how quickly these were put in, and how large the index is. Modules have to be built. With DATABASE_URL the documents stay there for
 * the next time:
 *
 *     node infra/acceptance/measure/search.ts --items 100000 --requests 100 --module notices
 */
const { values } = parseArgs({
  options: {
    items: { type: "string", default: "100000" },
    requests: { type: "string", default: "100" },
    module: { type: "string", multiple: true, default: ["news", "notices"] },
  },
});

const root = path.resolve(import.meta.dirname, "../../..");
const requests = Number(values.requests);
const warmUp = 10;
const agent = new Agent({ keepAlive: true, maxSockets: 1 });
const { databaseUrl, close } = await openDatabase();
try {
  for (const module of values.module) await measure(module as SearchedModule);
} finally {
  agent.destroy();
  await close();
}

async function openDatabase(): Promise<{ databaseUrl: string; close: () => Promise<void> }> {
  const given = process.env["DATABASE_URL"];
  if (given !== undefined) return { databaseUrl: given, close: async () => {} };
  const postgres = await startTemporaryPostgres();
  return { databaseUrl: await postgres.createDatabase("search"), close: () => postgres.close() };
}

async function measure(module: SearchedModule): Promise<void> {
  await seed(module);
  await sayIndexSize(module);
  const { child, origin } = await serve(module);
  try {
    for (const { name, paths } of searchKinds(module)) {
      const times: number[] = [];
      for (let turn = -warmUp; turn < requests; turn += 1) {
        const took = await answered(origin + (paths[(turn + warmUp) % paths.length] ?? ""));
        if (turn >= 0) times.push(took);
      }
      say(`${module}\t${name}\t${quantiles(times)}`);
    }
  } finally {
    child.kill("SIGTERM");
    await once(child, "exit");
  }
}

function start(module: SearchedModule, args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [path.join(root, "modules", module, "dist/server.js"), ...args], {
    env: { ...process.env, DATABASE_URL: databaseUrl, MADANG_SAMPLE: "true", LOG_LEVEL: "error", PORT: "0" },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
}

async function seed(module: SearchedModule): Promise<void> {
  const child = start(module, ["seed", "--items", values.items]);
  const [code] = (await once(child, "exit")) as [number | null];
  if (code !== 0) throw new Error(`modules/${module} could not be filled; is it built?`);
}

async function serve(module: SearchedModule): Promise<{ child: ChildProcess; origin: string }> {
  const child = start(module, []);
  const [{ origin }] = (await once(child, "message")) as [{ origin: string }];
  return { child, origin };
}

async function sayIndexSize(module: SearchedModule): Promise<void> {
  const table = module === "news" ? "news.article_search" : "notices.notice_search";
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ rows: string; index: string; heap: string; all: string }>(
    `select count(*) as rows, pg_size_pretty(pg_relation_size('${table}_grams')) as index,
       pg_size_pretty(pg_relation_size('${table}')) as heap, pg_size_pretty(pg_total_relation_size('${table}')) as all
     from ${table}`,
  );
  await client.end();
  const [size] = rows;
  say(`${module}\t${size?.rows} texts, index ${size?.index}, short columns ${size?.heap}, all ${size?.all}`);
}

function answered(url: string): Promise<number> {
  const began = performance.now();
  const language = url.includes("lang=en") ? "en" : "ko";
  return new Promise((resolve, reject) => {
    get(url.replace("&lang=en", ""), { agent, headers: { "madang-language": language } }, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`${url} answered ${answer.statusCode}`));
      answer.on("end", () => resolve(performance.now() - began)).resume();
    }).on("error", reject);
  });
}

function quantiles(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1);
  return `p50 ${at(0.5)} ms\tp95 ${at(0.95)} ms\tp99 ${at(0.99)} ms\tof ${times.length}`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
