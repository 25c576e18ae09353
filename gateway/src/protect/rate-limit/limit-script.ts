import { defineScript } from "@madang/redis";

/**
 * The generic cell rate algorithm for several keys in one step, by the clock of Redis: all of them admit the request, or none counts it.
 * KEYS: one for each policy. ARGV: weight and window of each in turn, in microseconds.
 * Answers for each what is owed after the request, and whether this one admits it (1) or not (0).
 *
 * What is owed never exceeds the window: a clock that goes back, here or after a failover, locks nobody out for longer.
 */
export const takeFromLimits = defineScript(
  "takeFromLimits",
  `
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local owed, admitted, reply = {}, true, {}
for i = 1, #KEYS do
  local weight, window = tonumber(ARGV[2 * i - 1]), tonumber(ARGV[2 * i])
  local ends = tonumber(redis.call('GET', KEYS[i]) or now)
  owed[i] = math.min(math.max(ends - now, 0), window)
  local fits = owed[i] + weight <= window
  admitted = admitted and fits
  reply[2 * i] = fits and 1 or 0
end
for i = 1, #KEYS do
  if admitted then
    owed[i] = owed[i] + tonumber(ARGV[2 * i - 1])
    redis.call('SET', KEYS[i], string.format('%.0f', now + owed[i]), 'PX', math.ceil(owed[i] / 1000))
  end
  reply[2 * i - 1] = owed[i]
end
return reply
`,
);
