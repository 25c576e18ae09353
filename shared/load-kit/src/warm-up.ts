import type { LoadSettings } from "./settings.ts";

/** How often each journey is gone through before the load begins: what is popular is then stored. */
export const warmUpVisits = 3;

/** Nobody reads while the caches are filled, and nobody is slow, a robot, or holds a page already. */
export function warmUpSettings(settings: LoadSettings): LoadSettings {
  const { profile, ...others } = nearby(settings);
  return {
    ...others,
    profile: {
      ...profile,
      think: { median: 0, spread: 0, most: 0 },
      visitors: { ...profile.visitors, robots: 0, returning: 0 },
    },
  };
}

/** Nobody comes over a slow line. */
export function nearby(settings: LoadSettings): LoadSettings {
  const { profile } = settings;
  return { ...settings, profile: { ...profile, visitors: { ...profile.visitors, mobile: undefined } } };
}
