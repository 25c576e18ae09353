import type { Fault } from "./fault.ts";
import { processesOf, signalAll } from "./processes.ts";
import { untilModuleIsBack } from "./until-well.ts";

export const moduleKilled: Fault = {
  name: "module-killed",
  of: "module",
  says: "every process of the module gets SIGKILL; its supervisor starts it again",
  seconds: 0,
  prepare: async (scene) => async () => {
    const { controls, module } = scene;
    const killed = processesOf(scene, module);
    signalAll(killed, "SIGKILL");
    return {
      detail: `${killed.length} processes of ${module} were killed`,
      end: () => untilModuleIsBack(controls, { module, killed }),
    };
  },
};

export const moduleHung: Fault = {
  name: "module-hung",
  of: "module",
  says: "the module's processes stand still (SIGSTOP) with their connections open, then go on (SIGCONT)",
  seconds: 10,
  prepare: async (scene) => async () => {
    const { controls, module } = scene;
    const hung = processesOf(scene, module);
    signalAll(hung, "SIGSTOP");
    return {
      detail: `${hung.length} processes of ${module} stood still`,
      end() {
        signalAll(hung, "SIGCONT");
        return untilModuleIsBack(controls, { module, killed: [] });
      },
    };
  },
};

/** Milliseconds of each turn, and how many of them the module stands still. */
const turn = 100;
const still = 80;

export const moduleSlowed: Fault = {
  name: "module-slowed",
  of: "module",
  says: `the module stands still for ${still} of every ${turn} ms, as on a machine that is far too busy`,
  seconds: 10,
  prepare: async (scene) => async () => {
    const { controls, module } = scene;
    const slowed = processesOf(scene, module);
    const stop = () => signalAll(slowed, "SIGSTOP");
    const goOn = () => signalAll(slowed, "SIGCONT");
    let waking: NodeJS.Timeout | undefined;
    const turns = setInterval(() => {
      stop();
      waking = setTimeout(goOn, still);
    }, turn);
    return {
      detail: `${slowed.length} processes of ${module} had ${100 - (still / turn) * 100} % of the time`,
      end() {
        clearInterval(turns);
        clearTimeout(waking);
        goOn();
        return untilModuleIsBack(controls, { module, killed: [] });
      },
    };
  },
};
