import type { Fault } from "./fault.ts";

export const releaseRolledBack: Fault = {
  name: "release-rolled-back",
  of: "module",
  says: "a second edition of the module goes to every visitor, and is taken back",
  seconds: 10,
  async prepare({ root, controls, module, folder, signal }) {
    // What signs and sends releases is loaded for this fault alone.
    const { buildSecondEdition } = await import("./second-edition.ts");
    const { ReleaseDesk } = await import("./release-desk.ts");
    const built = await buildSecondEdition({ root, module, folder, signal });
    const desk = new ReleaseDesk(controls);
    await desk.bringIn(built);
    const { build, version } = built.record;
    return async () => {
      await desk.move(module, { to: "stable", build, guard: false, by: "load test" });
      return {
        detail: `${module} ${version} (${build}) was given to every visitor`,
        async end() {
          await desk.move(module, { to: "previous", by: "load test" });
          return `${module} ${version} was taken back`;
        },
      };
    };
  },
};
