import { defaultGuardRules, type GuardRules } from "@madang/releases";

export interface GuardSettings {
  /** Milliseconds between looks. */
  readonly every: number;
  readonly rules: GuardRules;
}

/** Steps that are made shorter have a shorter time to settle; what is enough evidence stays the same. */
export function guardSettings({ guardStepSeconds }: { guardStepSeconds: number }): GuardSettings {
  const { settleSeconds, ...rules } = defaultGuardRules;
  return {
    every: Math.min(5000, guardStepSeconds * 250),
    rules: {
      ...rules,
      stepSeconds: guardStepSeconds,
      settleSeconds: Math.min(settleSeconds, Math.ceil(guardStepSeconds / 2)),
    },
  };
}
