import type { RedisMetrics, RedisState } from "@madang/redis";
import type { Metrics } from "@madang/service";
import { Counter, Gauge, Histogram } from "prom-client";
import type { StoreCounts } from "./store-counts.ts";

/** What is measured of the stores; all of it is read when metrics are asked for, but for what Redis takes. */
export interface MeasuredStore {
  /** By level, `memory` and `redis`. */
  readonly counts: Readonly<Record<string, StoreCounts>>;
  bytes(): number;
  entries(): number;
  /** Modules whose purges do not arrive. */
  lostFeeds(): number;
  /** Modules that are asked for purges themselves. */
  moduleFeeds(): number;
}

export interface StoreMetrics {
  /** For openRedis. */
  readonly redis: RedisMetrics;
  purgeApplied(lag: number): void;
  mayDropPurges(mayDrop: boolean): void;
  measure(store: MeasuredStore): void;
}

const states: readonly RedisState[] = ["connecting", "ready", "failing", "lost", "closed"];

/** Once for each process. Every label is a name of the code. */
export function createStoreMetrics({ registry }: Pick<Metrics, "registry">): StoreMetrics {
  const registers = [registry];
  const commands = new Histogram({
    name: "gateway_redis_command_seconds",
    help: "Seconds that commands to Redis took, by command or script and how they ended.",
    labelNames: ["command", "outcome"],
    buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25],
    registers,
  });
  const state = new Gauge({
    name: "gateway_redis_state",
    help: "1 for the state that the connection to Redis is in.",
    labelNames: ["state"],
    registers,
  });
  const lag = new Histogram({
    name: "gateway_purge_lag_seconds",
    help: "Seconds from the publication of a purge at Redis to its application here, by two clocks.",
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 30],
    registers,
  });
  const droppable = new Gauge({
    name: "gateway_redis_may_drop_purges",
    help: "1 where the eviction policy of Redis may drop the record of purges.",
    registers,
  });
  return {
    redis: {
      command: ({ name, outcome, seconds }) => commands.observe({ command: name, outcome }, seconds),
      state: (current) => {
        for (const known of states) state.set({ state: known }, known === current ? 1 : 0);
      },
    },
    purgeApplied: (milliseconds) => lag.observe(Math.max(0, milliseconds) / 1000),
    mayDropPurges: (mayDrop) => droppable.set(mayDrop ? 1 : 0),
    measure: (store) => measure(store, registers),
  };
}

function measure(store: MeasuredStore, registers: Metrics["registry"][]): void {
  counted(registers, {
    name: "gateway_store_reads_total",
    help: "Reads of stored answers, by level and whether one was found.",
    labels: ["level", "result"],
    read: ({ hits, misses }) => [
      [{ result: "hit" }, hits],
      [{ result: "miss" }, misses],
    ],
    store,
  });
  counted(registers, {
    name: "gateway_store_writes_total",
    help: "Answers that were stored, by level.",
    labels: ["level"],
    read: ({ writes }) => [[{}, writes]],
    store,
  });
  counted(registers, {
    name: "gateway_store_evictions_total",
    help: "Stored answers that went because there was no room.",
    labels: ["level"],
    read: ({ evictions }) => [[{}, evictions]],
    store,
  });
  counted(registers, {
    name: "gateway_store_refused_writes_total",
    help: "Answers that were not stored, by level and reason.",
    labels: ["level", "reason"],
    read: ({ refused }) => Object.entries(refused).map(([reason, count]) => [{ reason }, count]),
    store,
  });
  gauge(registers, "gateway_store_bytes", "Bytes of stored answers in memory, overhead included.", () =>
    store.bytes(),
  );
  gauge(registers, "gateway_store_entries", "Stored answers in memory.", () => store.entries());
  gauge(
    registers,
    "gateway_purge_feeds_lost",
    "Modules with stored answers whose purges do not arrive.",
    () => store.lostFeeds(),
  );
  gauge(registers, "gateway_purge_feeds_of_modules", "Modules that are asked for purges themselves.", () =>
    store.moduleFeeds(),
  );
}

function counted(
  registers: Metrics["registry"][],
  given: {
    name: string;
    help: string;
    labels: string[];
    read: (counts: StoreCounts) => [labels: Record<string, string>, count: number][];
    store: MeasuredStore;
  },
): void {
  const { name, help, labels, read, store } = given;
  const counter = new Counter({
    name,
    help,
    labelNames: labels,
    registers,
    collect: () => {
      counter.reset();
      for (const [level, counts] of Object.entries(store.counts))
        for (const [own, count] of read(counts)) counter.inc({ level, ...own }, count);
    },
  });
}

function gauge(registers: Metrics["registry"][], name: string, help: string, read: () => number): void {
  const series: Gauge = new Gauge({ name, help, registers, collect: () => series.set(read()) });
}
