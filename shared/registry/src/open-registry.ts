import type { Redis } from "@madang/redis";
import { Database, type Query } from "./database/database.ts";
import { ringAtRedis } from "./feed/redis-bell.ts";
import { keepHouse } from "./house/keep-house.ts";
import { readingRegistry, type OpenRegistryOptions } from "./open-registry-reader.ts";
import type { Registry } from "./registry.ts";
import { addAudit, readHistory } from "./rows/audit-rows.ts";
import { readNow, tellChange } from "./rows/change-rows.ts";
import { changeMarks, readMarks, readPassingMarks } from "./rows/mark-rows.ts";
import { readMove, readOpenMoves, saveMove } from "./rows/move-rows.ts";
import { sumOutcomes } from "./rows/outcome-rows.ts";
import { addRelease } from "./rows/release-rows.ts";
import { readRunnerReports, setReplicas } from "./rows/replica-rows.ts";
import { readReports } from "./rows/report-rows.ts";
import { changeRetention, readRetention } from "./rows/retention-rows.ts";
import { addSnapshot } from "./rows/snapshot-rows.ts";
import { onceSetUp } from "./schema/once-set-up.ts";

export interface OpenWritingRegistryOptions extends OpenRegistryOptions {
  /** Gateways that have it hear of changes there too. */
  readonly redis?: Redis | undefined;
}

/**
 * The registry for the one who writes it. Opens no connection yet; the schema is brought forward before the first statement, and tried again
 * where PostgreSQL was away.
 */
export function openRegistry({ url, log, redis, timeout = 3000 }: OpenWritingRegistryOptions): Registry {
  const database = new Database({ url, log, name: "madang-registry", timeout });
  const ready = onceSetUp(database, log);
  const query: Query = async (...statement) => {
    await ready();
    return database.query(...statement);
  };
  const change = async (work: (query: Query) => Promise<boolean>): Promise<boolean> => {
    await ready();
    const isNews = await database.transaction(async (within) => {
      const told = await work(within);
      if (told) await tellChange(within);
      return told;
    });
    if (isNews) ringAtRedis(redis, log);
    return isNews;
  };
  const house = keepHouse(query, log);
  return {
    ...readingRegistry({
      query,
      transaction: async (work) => {
        await ready();
        return database.transaction(work);
      },
      close: async () => {
        house.close();
        await database.close();
      },
    }),
    addRelease: (release, envelope) => addRelease(query, release, envelope),
    publishSnapshot: async (snapshot, entry, marks) => {
      await change(async (within) => {
        await addSnapshot(within, snapshot);
        await addAudit(within, entry);
        if (marks !== undefined) await changeMarks(within, marks);
        return true;
      });
    },
    marks: (module) => readMarks(query, module),
    passingMarks: () => readPassingMarks(query),
    addAudit: (entry) => addAudit(query, entry),
    history: (filter) => readHistory(query, filter),
    saveMove: (move) => saveMove(query, move),
    move: (id) => readMove(query, id),
    openMoves: () => readOpenMoves(query),
    setReplicas: (report) => change((within) => setReplicas(within, report)),
    runnerReports: (module) => readRunnerReports(query, module),
    gateways: () => readReports(query),
    retention: (module) => readRetention(query, module),
    changeRetention: (change) => changeRetention(query, change),
    now: () => readNow(query),
    outcomes: (filter) => sumOutcomes(query, filter),
  };
}
