import { spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { parseArgs } from "node:util";
import { startTemporaryPostgres } from "@madang/embedded-postgres";

/**
 * Items and megabytes a second, and the memory at its peak, of importing a feed that this makes itself, twice: into an empty
 * database, and again when nothing has changed. Build the module first.
 *
 *     node infra/acceptance/measure/import.ts --megabytes 100 --module news
 */
const { values } = parseArgs({
  options: {
    megabytes: { type: "string", default: "100" },
    module: { type: "string", default: "news" },
  },
});

const paragraphs = [
  "한울도는 겨울철 보행 안전을 위해 통학로 열두 곳의 신호 시간을 늘리고 미끄럼 방지 포장을 새로 합니다.",
  "공사는 다음 달 첫째 주에 시작해 둘째 주에 마치며, 공사 중에는 임시 보행로를 둡니다. 불편한 점은 담당 부서로 알려 주세요.",
  "이번 정비는 도민이 낸 의견 삼백여 건을 바탕으로 정했습니다. 자세한 구간과 날짜는 붙임 표와 같습니다.",
];

function item(number: number): string {
  const day = String((number % 28) + 1).padStart(2, "0");
  const rows = Array.from(
    { length: 6 },
    (_, row) => `<tr><td>구간 ${row}</td><td>${number + row}m</td></tr>`,
  ).join("");
  const text = Array.from(
    { length: 5 },
    (_, part) => `<p style="margin:0">${paragraphs[(number + part) % 3]}</p>`,
  );
  return (
    `<item><title><![CDATA[통학로 보행 안전 정비 ${number}호]]></title><guid isPermaLink="false">measure-${number}</guid>` +
    `<pubDate>2026-10-${day} 09:00:00</pubDate><dc:creator>교통안전과</dc:creator><category>보도자료</category>` +
    `<content:encoded><![CDATA[${text.join("")}<table border="1">${rows}</table>]]></content:encoded></item>\n`
  );
}

/** Gives its bytes. */
async function writeFeed(path: string, bytes: number): Promise<number> {
  const file = createWriteStream(path);
  const write = async (text: string): Promise<number> => {
    if (!file.write(text)) await once(file, "drain");
    return Buffer.byteLength(text);
  };
  let size = await write(
    '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>측정</title>',
  );
  for (let number = 0; size < bytes; number += 1) size += await write(item(number));
  size += await write("</channel></rss>");
  file.end();
  await finished(file);
  return size;
}

/** Peak of the process's memory, in bytes, as Linux counts it. */
async function peakOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024;
}

async function importOnce(
  path: string,
  databaseUrl: string,
): Promise<{ seconds: number; peak: number; said: string }> {
  const server = join(import.meta.dirname, `../../../modules/${values.module}/dist/server.js`);
  const began = performance.now();
  const child = spawn(process.execPath, [server, "import", path, "--json"], {
    env: { PATH: process.env["PATH"], DATABASE_URL: databaseUrl, LOG_LEVEL: "warn", NODE_ENV: "production" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (said += text));
  let peak = 0;
  const timer = setInterval(
    () => void peakOf(child.pid ?? 0).then((now) => (peak = Math.max(peak, now))),
    200,
  );
  await once(child, "close");
  clearInterval(timer);
  return { seconds: (performance.now() - began) / 1000, peak, said: said.trim() };
}

const folder = await mkdtemp(join(tmpdir(), "madang-measure-"));
const postgres = await startTemporaryPostgres();
try {
  const path = join(folder, "feed.xml");
  const size = await writeFeed(path, Number(values.megabytes) * 1e6);
  const databaseUrl = await postgres.freshDatabase();
  process.stdout.write(`${(size / 1e6).toFixed(1)} MB, load average ${loadavg()[0]?.toFixed(1)}\n`);
  for (const round of ["first", "again"]) {
    const { seconds, peak, said } = await importOnce(path, databaseUrl);
    const { read, bytes } = JSON.parse(said) as { read: number; bytes: number };
    const rates = `${Math.round(read / seconds)} items/s\t${(bytes / 1e6 / seconds).toFixed(2)} MB/s`;
    process.stdout.write(
      `${round}\t${read} items in ${seconds.toFixed(1)} s\t${rates}\tpeak ${Math.round(peak / 1e6)} MB\n`,
    );
  }
} finally {
  await postgres.close();
  await rm(folder, { recursive: true });
}
