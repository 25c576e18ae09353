import { startPortal, type Portal, type PortalOptions } from "@madang/test-kit";

export const sampleModules = ["news", "notices", "petitions"] as const;

/** The portal as `npm start` shows it, on free ports. */
export function startSamplePortal(options: Partial<PortalOptions> = {}): Promise<Portal> {
  return startPortal({ modules: sampleModules, sample: sampleModules, ...options });
}
