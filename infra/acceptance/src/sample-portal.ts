import { startPortal, type Portal, type PortalOptions } from "@madang/test-kit";

export const sampleModules = ["news", "notices", "petitions"] as const;

/** Milliseconds for a portal with its content to start on a machine that is busy. */
export const startPatience = 240_000;

/** The portal as `npm start` shows it, on free ports. */
export function startSamplePortal(options: Partial<PortalOptions> = {}): Promise<Portal> {
  return startPortal({ modules: sampleModules, sample: sampleModules, ...options });
}
