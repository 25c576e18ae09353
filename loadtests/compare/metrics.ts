import type { Expectation } from "./statistics/paired-effect.ts";

/** Kinds of what is compared. All are better when they are smaller. */
export type MetricKind = "cpu" | "median" | "p95";

export interface MetricRule {
  readonly says: string;
  readonly unit: string;
  /** Less than this is no regression, whatever its confidence: a share of base. */
  readonly minimum: number;
  /** A regression of this size must not stay unseen: while one could hide, the comparison goes on, or ends without a verdict. */
  readonly mustBeSeen: number;
  readonly expected: Expectation;
  /** A verdict on the whole needs one on this metric. */
  readonly decides: boolean;
}

/**
 * CPU decides: it does not grow with what else the machine does. Latency is watched for what CPU does not show (waiting), where a change is large.
 */
export const metricRules: Readonly<Record<MetricKind, MetricRule>> = {
  cpu: {
    says: "CPU per request",
    unit: "ms",
    minimum: 0.05,
    mustBeSeen: 0.1,
    expected: { betweenProcesses: 0.02, weight: 8 },
    decides: true,
  },
  median: {
    says: "median latency",
    unit: "ms",
    minimum: 0.2,
    mustBeSeen: 0.4,
    expected: { betweenProcesses: 0.04, weight: 4 },
    decides: false,
  },
  p95: {
    says: "95th percentile of latency",
    unit: "ms",
    minimum: 0.4,
    mustBeSeen: 0.8,
    expected: { betweenProcesses: 0.08, weight: 4 },
    decides: false,
  },
};

/** PostgreSQL works for all modules, and at times of its own (vacuum, checkpoints). */
export const databaseRule: MetricRule = {
  ...metricRules.cpu,
  minimum: 0.15,
  mustBeSeen: 0.3,
  expected: { betweenProcesses: 0.04, weight: 4 },
  decides: false,
};
