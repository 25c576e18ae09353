import { defineScript } from "@madang/redis";

/**
 * KEYS: lease, how the last fill ended, whether somebody waits.
 * ARGV: token, milliseconds of the lease, the age up to which a stored fill counts, and a failed one, token of a fill that is known.
 * Answers ["ended", outcome, token of who it was], ["taken"] or ["held", token of the holder, milliseconds left].
 */
export const takeLease = defineScript(
  "takeLease",
  `
local ended = redis.call('GET', KEYS[2])
if ended then
  local outcome, at, by = string.match(ended, '^(%a+) (%d+) (.*)$')
  local time = redis.call('TIME')
  local age = time[1] * 1000 + math.floor(time[2] / 1000) - tonumber(at)
  if by ~= ARGV[5] and (outcome == 'unshareable'
    or (outcome == 'stored' and age <= tonumber(ARGV[3]))
    or (outcome == 'failed' and age < tonumber(ARGV[4]))) then
    return { 'ended', outcome, by }
  end
end
if redis.call('SET', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2]) then return { 'taken' } end
local holder = redis.call('GET', KEYS[1])
if holder == ARGV[1] then return { 'taken' } end
redis.call('SET', KEYS[3], '1', 'PX', ARGV[2] * 4)
return { 'held', holder, redis.call('PTTL', KEYS[1]) }
`,
);

/** KEYS: lease. ARGV: token, milliseconds of the lease. Answers 0 when somebody else holds it by now. */
export const renewLease = defineScript(
  "renewLease",
  `
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call('PEXPIRE', KEYS[1], ARGV[2])
`,
);

/**
 * KEYS: lease, how the last fill ended, whether somebody waits, stream of endings.
 * ARGV: token, outcome, milliseconds for which it is remembered, name of the key, how many endings the stream keeps.
 * Answers 0 when somebody else holds the lease by now: what this leader says then counts for nothing.
 */
export const endLease = defineScript(
  "endLease",
  `
local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] then return 0 end
redis.call('DEL', KEYS[1])
if ARGV[2] == 'abandoned' then
  redis.call('DEL', KEYS[2])
else
  local time = redis.call('TIME')
  local now = time[1] * 1000 + math.floor(time[2] / 1000)
  redis.call('SET', KEYS[2], string.format('%s %.0f %s', ARGV[2], now, ARGV[1]), 'PX', ARGV[3])
end
if redis.call('DEL', KEYS[3]) == 1 then
  redis.call('XADD', KEYS[4], 'MAXLEN', '~', ARGV[5], '*', 'key', ARGV[4], 'token', ARGV[1], 'outcome', ARGV[2])
end
return 1
`,
);
