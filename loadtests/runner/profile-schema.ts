import { z } from "zod";

const rate = z.number().min(0).max(10_000_000);
const share = z.number().min(0).max(1);

const stageSchema = z.strictObject({
  seconds: z.number().positive(),
  /** Visitors a minute: the same throughout, or moving evenly. */
  perMinute: z.union([rate, z.strictObject({ from: rate, to: rate })]),
});

const sceneSchema = z.strictObject({
  name: z.string().min(1),
  /** The part of the described day, which the scene's seconds stand for: "09:55–10:00". */
  clock: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d–([01]\d|2[0-3]):[0-5]\d$/)
    .refine((clock) => clockMinutes(clock) > 0, "a clock ends after it begins")
    .optional(),
  /** Weights by module, by module/journey, and of `others`. */
  mix: z.record(z.string(), z.number().min(0)).optional(),
  stages: z.array(stageSchema).min(1),
});

const mobileSchema = z.strictObject({
  share,
  download: z.number().positive(),
  upload: z.number().positive(),
  roundTrip: z.number().min(0),
});

export const habitsSchema = z.strictObject({
  scripts: share,
  prefetch: share,
  newConnection: share,
  emptyCache: share,
  returning: share,
  adornedAddress: share,
  otherLanguage: share,
  robots: share,
  mobile: mobileSchema.optional(),
  zipf: z.number().min(0).max(3),
});

export const profileSchema = z.strictObject({
  purpose: z.string().min(1),
  cache: z.enum(["warm", "cold"]),
  visitsLast: z.number().positive(),
  think: z.strictObject({
    median: z.number().min(0),
    spread: z.number().min(0).max(2),
    most: z.number().min(0),
  }),
  /** What is otherwise than in visitors.json. */
  visitors: habitsSchema.partial().optional(),
  scenes: z.array(sceneSchema).min(1),
});
export type Profile = z.infer<typeof profileSchema>;
export type ProfileScene = Profile["scenes"][number];

/** Length in minutes of "09:55–10:00". */
export function clockMinutes(clock: string): number {
  const [begin = 0, end = 0] = clock.split("–").map((time) => {
    const [hours = 0, minutes = 0] = time.split(":").map(Number);
    return hours * 60 + minutes;
  });
  return end - begin;
}
