import { z } from "zod";

/** Options of a runner by itself; `npm start` runs one inside and asks for none of them. */
export const runnerSchema = z.strictObject({
  adminUrl: z.url({ protocol: /^https?$/ }).meta({
    env: "MADANG_ADMIN_URL",
    description: "Where the admin API answers.",
  }),
  token: z.string().min(1).meta({
    env: "MADANG_RUNNER_TOKEN",
    secret: true,
    description: "Token of the admin API with the scope runner.",
  }),
  store: z.string().min(1).meta({
    env: "MADANG_STORE_URL",
    description: "Where the server bundles lie: file:///folder, or s3://bucket/prefix.",
  }),
  folder: z.string().min(1).meta({
    env: "MADANG_RUNNER_DIR",
    description: "Folder for unpacked servers, logs and the last list of what must run.",
  }),
  name: z
    .string()
    .regex(
      /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/,
      "must be 1 to 100 letters, digits, dots, hyphens or underscores",
    )
    .optional()
    .meta({
      env: "MADANG_RUNNER_NAME",
      description:
        "What tells this runner from others, the same after a restart; the machine's name by default.",
    }),
  startSeconds: z.int().min(1).max(3600).default(60).meta({
    env: "MADANG_START_SECONDS",
    description: "Seconds within which a server must say that it is ready.",
  }),
  graceSeconds: z.int().min(1).max(600).default(10).meta({
    env: "MADANG_GRACE_SECONDS",
    description: "Seconds that a server has for what it has begun when the runner stops.",
  }),
});
