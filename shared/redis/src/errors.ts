import { defineErrors } from "@madang/errors";

export const redisErrors = defineErrors("REDIS", {
  URL_INVALID: {
    status: 500,
    message: "REDIS_URL is not the address of a Redis.",
    remedy: "Write redis://host:6379 or rediss://user:password@host:6379/0.",
  },
  UNAVAILABLE: {
    status: 503,
    message: "Redis is away ({state}), so {command} was not sent.",
    remedy:
      "Look at the log line of the connection; the portal goes on without Redis and takes it up again by itself.",
  },
  TIMEOUT: {
    status: 503,
    message: "Redis did not answer {command} within {milliseconds} ms.",
    remedy: "Look whether Redis is busy (SLOWLOG GET), saving, swapping or out of reach.",
  },
  REFUSED: {
    status: 503,
    message: "Redis refused {command}: {reason}",
    remedy:
      "OOM: raise maxmemory. READONLY: the address leads to a replica. NOPERM or NOAUTH: give the user this command and key prefix.",
  },
});
