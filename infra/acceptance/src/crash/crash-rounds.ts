import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { type Answer, httpVisitor } from "@madang/test-kit";
import { lookUp } from "../file-petition.ts";
import { mortals, startMortalPortal, type Mortal, type MortalPortal } from "./mortal-portal.ts";
import { fileUntil, untilAnswered, type Acknowledged, type Journal } from "./patient-citizen.ts";

export interface CrashReport {
  readonly kills: Readonly<Record<Mortal, number>>;
  readonly petitions: number;
  readonly uploads: number;
  readonly lookUps: number;
  readonly failures: number;
  /** Empty where every promise was kept. */
  readonly broken: readonly string[];
}

/** Citizens file petitions with files while what serves them is killed at random; then everything is counted. */
export async function crashRounds(options: { seconds: number; citizens: number }): Promise<CrashReport> {
  const portal = await startMortalPortal();
  try {
    const journal: Journal = { acknowledged: [], broken: [], failures: 0, uploads: 0, lookUps: 0 };
    const end = Date.now() + options.seconds * 1000;
    const isOver = () => Date.now() >= end;
    const filing = Array.from({ length: options.citizens }, () => fileUntil(portal.origin, journal, isOver));
    const [kills] = await Promise.all([killAtRandom(portal, isOver), ...filing]);
    const lost = await findLost(portal, journal);
    const { acknowledged, broken, failures, uploads, lookUps } = journal;
    return {
      kills,
      petitions: acknowledged.length,
      uploads,
      lookUps,
      failures,
      broken: [...broken, ...lost],
    };
  } finally {
    await portal.stop();
  }
}

export function describeReport({
  kills,
  petitions,
  uploads,
  lookUps,
  failures,
  broken,
}: CrashReport): string {
  const rounds = mortals.map((mortal) => `${mortal} ${kills[mortal]}`).join(", ");
  return (
    `killed: ${rounds}; acknowledged: ${petitions} petitions, ${uploads} files, ${lookUps} look-ups; ` +
    `${failures} requests failed and were sent again; broken promises: ${broken.length}\n`
  );
}

/** Each in turn, so that a short run kills all of them, at moments that nobody chose. */
async function killAtRandom(portal: MortalPortal, isOver: () => boolean): Promise<Record<Mortal, number>> {
  const kills: Record<Mortal, number> = { petitions: 0, postgresql: 0, gateway: 0 };
  for (let round = 0; !isOver(); round += 1) {
    await sleep(400 + Math.random() * 2000);
    const mortal = mortals[round % mortals.length] ?? "petitions";
    await portal.kill(mortal);
    kills[mortal] += 1;
  }
  return kills;
}

async function findLost(portal: MortalPortal, journal: Journal): Promise<string[]> {
  const broken: string[] = [];
  for (const one of journal.acknowledged) broken.push(...(await lostOf(portal, journal, one)));
  return [...broken, ...(await doubled(portal, journal.acknowledged))];
}

/**
 * Looked up by a stranger's browser with number and password; the file as its sender gets it. The last kill may have been a moment
 * ago: what is not answered yet is asked again, as citizens do.
 */
async function lostOf(
  { origin }: MortalPortal,
  journal: Journal,
  { receipt, marker, visitor, file }: Acknowledged,
): Promise<string[]> {
  const broken: string[] = [];
  const again = (ask: () => Promise<Answer>, ...statuses: number[]): Promise<Answer> =>
    untilAnswered(journal, ask, statuses);
  const reader = httpVisitor(origin);
  const found = await again(() => lookUp(reader, receipt), 303, 422, 429);
  // So many wrong tries that never were: those of a database that died while it compared.
  const opened = found.status === 429 ? visitor : reader;
  const status = await again(() => opened.get(`/petitions/status/${receipt}`), 200, 404);
  if (!status.text.includes(marker)) broken.push(`${receipt} does not show what was sent: ${status.status}`);
  const sent = await again(() => visitor.get(`/api/petitions/sent/${receipt}/files/${file.id}`), 200, 404);
  if (sha256(sent.bytes) !== sha256(file.content))
    broken.push(`${receipt}: its file is not the one that was sent: ${sent.status}`);
  return broken;
}

/** Every petition that is stored was acknowledged, each once, each with one file. */
async function doubled(portal: MortalPortal, acknowledged: readonly Acknowledged[]): Promise<string[]> {
  const client = new Client({
    connectionString: portal.databaseUrl,
    options: "-c search_path=petitions",
  });
  await client.connect();
  try {
    const { rows } = await client.query<{ receipt: string; files: number }>(
      `select receipt_number as receipt, (select count(*)::int from attachments a where a.petition_id = p.id) as files
       from petitions p`,
    );
    const known = new Map(rows.map(({ receipt, files }) => [receipt, files]));
    return [
      ...(rows.length === acknowledged.length
        ? []
        : [`${acknowledged.length} petitions were acknowledged, ${rows.length} are stored`]),
      ...acknowledged
        .filter(({ receipt }) => known.get(receipt) !== 1)
        .map(({ receipt }) => `${receipt} has ${known.get(receipt) ?? "no row, and no"} files`),
    ];
  } finally {
    await client.end();
  }
}

function sha256(content: Buffer): string {
  return createHash("sha256").update(content).digest("hex");
}
