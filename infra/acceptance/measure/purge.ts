import { setTimeout as wait } from "node:timers/promises";
import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import { startPortal, startRedis } from "@madang/test-kit";
import { Client } from "pg";

/**
 * Milliseconds from the commit of a correction until two gateways show it, on a page that both had stored; with Redis and without. Build
 * first.
 *
 *     node infra/acceptance/measure/purge.ts --rounds 50
 */
const { values } = parseArgs({ options: { rounds: { type: "string", default: "50" } } });
const rounds = Number(values.rounds);

async function measure(redisUrl: string | undefined): Promise<number[]> {
  const env: Record<string, string> = redisUrl === undefined ? {} : { REDIS_URL: redisUrl };
  const portal = await startPortal({ modules: ["news"], sample: ["news"], moduleEnv: env, gatewayEnv: env });
  const client = new Client({ connectionString: portal.databaseUrl, options: "-c search_path=news" });
  await client.connect();
  try {
    const origins = [portal.origin, (await portal.startGateway()).origin];
    await wait(3000);
    const times: number[] = [];
    for (let round = 0; round < rounds; round += 1) times.push(await corrected(client, origins, round));
    return times;
  } finally {
    await client.end();
    await portal.stop();
  }
}

/** Writes as an import does: the text and its purge in one transaction. */
async function corrected(client: Client, origins: readonly string[], round: number): Promise<number> {
  const { rows } = await client.query<{ article_id: number }>(
    "select article_id from article_texts join articles on id = article_id where language = 'ko' and published_at < now() order by id limit 1",
  );
  const id = rows[0]?.article_id;
  const title = `corrected-${Date.now()}-${round}`;
  // Both have it stored.
  for (const origin of origins)
    for (let times = 0; times < 2; times += 1) await textOf(`${origin}/news/${id}`);
  await client.query("begin");
  await client.query("update article_texts set title = $1 where article_id = $2 and language = 'ko'", [
    title,
    id,
  ]);
  await client.query("insert into madang_purges (mode, tags) values ('soft', $1)", [
    [`news:${id}`, "news:list"],
  ]);
  await client.query("select pg_notify('madang_purges_news', '')");
  await client.query("commit");
  const began = performance.now();
  await Promise.all(origins.map((origin) => untilShown(`${origin}/news/${id}`, title)));
  return performance.now() - began;
}

async function untilShown(address: string, words: string): Promise<void> {
  while (!(await textOf(address)).includes(words)) await wait(1);
}

async function textOf(address: string): Promise<string> {
  return (await fetch(address)).text();
}

function line(name: string, times: readonly number[]): string {
  const sorted = times.toSorted((left, right) => left - right);
  const at = (part: number) =>
    `${Math.round(sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0)} ms`;
  return `${name}\tp50 ${at(0.5)}\tp95 ${at(0.95)}\tmost ${at(1)}\n`;
}

process.stdout.write(`${rounds} corrections, load average ${loadavg()[0]?.toFixed(1)}\n`);
process.stdout.write(line("without Redis", await measure(undefined)));
const redis = await startRedis();
try {
  process.stdout.write(line("with Redis", await measure(redis.url)));
} finally {
  await redis.stop();
}
