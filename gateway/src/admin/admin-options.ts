import { z } from "zod";

/** Options of the admin API; a gateway without `adminPort` has none. */
export const adminOptions = {
  adminPort: z.int().min(0).max(65_535).optional().meta({
    env: "MADANG_ADMIN_PORT",
    description: "Port of the admin API (releases, channels); without it this gateway has none.",
  }),
  adminHost: z.string().min(1).default("127.0.0.1").meta({
    env: "MADANG_ADMIN_HOST",
    description:
      "Address of the admin listener. Never one that the public can reach; TLS is for a proxy in front.",
  }),
  adminRegistryUrl: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .meta({
      env: "MADANG_ADMIN_REGISTRY_URL",
      secret: true,
      description:
        "PostgreSQL that holds the registry of releases, with the role that writes it; MADANG_REGISTRY_URL when absent.",
    }),
  adminTokensFile: z.string().min(1).optional().meta({
    env: "MADANG_ADMIN_TOKENS_FILE",
    description: "JSON file of the digests of the admin API's tokens; watched.",
  }),
  operatorKeyFile: z.string().min(1).optional().meta({
    env: "MADANG_OPERATOR_KEY_FILE",
    description: "Private key that signs channel snapshots, <id>.pem; for the admin API alone.",
  }),
  endingMinutes: z.number().min(0).max(1440).default(10).meta({
    env: "MADANG_ENDING_MINUTES",
    description: "Minutes for which a build that was replaced still takes the forms that were begun on it.",
  }),
  keepReleases: z.int().min(1).max(1000).default(10).meta({
    env: "MADANG_KEEP_RELEASES",
    description:
      "Newest releases of each module whose files stay in the store, whether a channel names them or not.",
  }),
  keepDays: z.number().min(1).max(3650).default(30).meta({
    env: "MADANG_KEEP_DAYS",
    description:
      "Days for which the files of a release stay after no channel names it any more: pages opened before still ask for them.",
  }),
  guardStepSeconds: z.int().min(1).max(86_400).default(60).meta({
    env: "MADANG_GUARD_STEP_SECONDS",
    description: "Seconds that each step of a guarded promotion lasts at least.",
  }),
  moveSeconds: z.int().min(1).max(3600).default(120).meta({
    env: "MADANG_MOVE_SECONDS",
    description: "Seconds within which a build must have a healthy replica before a move is given up.",
  }),
};
