import type { Fault } from "./fault.ts";
import { processesOf, signalAll } from "./processes.ts";
import { untilGatewayAnswers } from "./until-well.ts";

export const redisKilled: Fault = {
  name: "redis-killed",
  of: "portal",
  says: "Redis gets SIGKILL, and comes back empty",
  seconds: 10,
  lacks: ({ redis }) => (redis === undefined ? "this machine has no Redis (redis-server)" : undefined),
  prepare: async ({ controls: { redis } }) => {
    return async () => {
      await redis?.kill();
      return {
        detail: "Redis was killed",
        async end() {
          await redis?.start();
          return "Redis ran again, empty";
        },
      };
    };
  },
};

export const postgresqlRestarted: Fault = {
  name: "postgresql-restarted",
  of: "portal",
  says: "PostgreSQL is shut down as for an update, and started again on the same data",
  seconds: 3,
  prepare: async ({ controls: { postgresql } }) => {
    return async () => {
      await postgresql.stop();
      return {
        detail: "PostgreSQL was shut down",
        async end() {
          await postgresql.start();
          return "PostgreSQL accepted connections again";
        },
      };
    };
  },
};

export const gatewayKilled: Fault = {
  name: "gateway-killed",
  of: "portal",
  says: "a gateway gets SIGKILL; where it is the only one nobody answers until its supervisor has started it again",
  seconds: 0,
  prepare: async (scene) => async () => {
    const gateways = processesOf(scene, "gateway");
    signalAll(gateways.slice(0, 1), "SIGKILL");
    return {
      detail:
        gateways.length === 1 ? "the only gateway was killed" : `1 of ${gateways.length} gateways was killed`,
      end: () => untilGatewayAnswers(scene.origin),
    };
  },
};
