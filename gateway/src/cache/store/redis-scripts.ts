import { defineScript } from "@madang/redis";

/** Says whether the history is the one that the gateway follows and has not fallen back behind what it has seen. */
const luaSameHistory = `
local function sameHistory(state, epoch, seq)
  local first = redis.call('ZRANGE', state, 0, 0)[1]
  local last = redis.call('ZSCORE', state, '#')
  return first == '@' .. epoch and last and tonumber(last) >= tonumber(seq)
end
`;

/** Compares what an answer knew of purges with its tags: 'gone', 'soft' or 'good'. */
const luaVerdict = `
local function verdict(state, seq, tags)
  local members = {'!*'}
  for _, tag in ipairs(tags) do members[#members + 1] = '!' .. tag end
  local hard = #members
  for _, tag in ipairs(tags) do members[#members + 1] = tag end
  local scores = redis.call('ZMSCORE', state, unpack(members))
  local found = 'good'
  for index = 1, #members do
    if scores[index] and tonumber(scores[index]) > seq then
      if index <= hard then return 'gone' end
      found = 'soft'
    end
  end
  return found
end
`;

/**
 * KEYS: hash of the key, state of purges. ARGV: now, epoch, sequence that the gateway has seen, then shape and field for each shape it
 * knows. Answers `history` (another one than the gateway's), `none`, `shapes` (there are others: ask again), or the most recent `good`
 * or `soft` answer with its field and bytes.
 */
export const readScript = defineScript(
  "read",
  `${luaSameHistory}${luaVerdict}
local key, state = KEYS[1], KEYS[2]
local now, epoch = tonumber(ARGV[1]), ARGV[2]
if not sameHistory(state, epoch, ARGV[3]) then return {'history'} end
local known, fields = {}, {'s'}
for index = 4, #ARGV, 2 do
  known[ARGV[index]] = true
  fields[#fields + 1] = 'h' .. ARGV[index + 1]
end
local values = redis.call('HMGET', key, unpack(fields))
if not values[1] then return {'none'} end
for shape in string.gmatch(values[1], '[^\\n]+') do
  if not known[shape] then return {'shapes', values[1]} end
end
local best, bestAt, bestVerdict
for index = 2, #fields do
  local head = values[index]
  if head then
    local seq, at, untilTime, from = string.match(head, '^(%S+) (%S+) (%S+) (%S+)')
    local tags = {}
    for tag in string.gmatch(head, '\\n([^\\n]+)') do tags[#tags + 1] = tag end
    local found = 'gone'
    if from == epoch and tonumber(untilTime) > now then found = verdict(state, tonumber(seq), tags) end
    local field = string.sub(fields[index], 2)
    if found == 'gone' then
      redis.call('HDEL', key, 'h' .. field, 'b' .. field)
    elseif not bestAt or tonumber(at) >= bestAt then
      best, bestAt, bestVerdict = field, tonumber(at), found
    end
  end
end
if not best then return {'none'} end
local bytes = redis.call('HGET', key, 'b' .. best)
if not bytes then return {'none'} end
return {bestVerdict, best, bytes}
`,
);

/**
 * KEYS: hash of the key, state of purges, mark of its deletion. ARGV: now, epoch, sequence of the fill, shape, field, end of its last use, head, bytes,
 * most variants, then tags. Answers `history`, `purged` or `stored`.
 */
export const writeScript = defineScript(
  "write",
  `${luaSameHistory}${luaVerdict}
local key, state, deleted = KEYS[1], KEYS[2], KEYS[3]
local now, epoch, seq, shape, field, untilTime, head, bytes, most = unpack(ARGV, 1, 9)
if not sameHistory(state, epoch, seq) then return 'history' end
local deletedAt = redis.call('GET', deleted)
if deletedAt and tonumber(deletedAt) > tonumber(seq) then return 'purged' end
local tags = {}
for index = 10, #ARGV do tags[#tags + 1] = ARGV[index] end
if verdict(state, tonumber(seq), tags) ~= 'good' then return 'purged' end
local shapes, count, isKnown = redis.call('HGET', key, 's') or '', 0, false
for known in string.gmatch(shapes, '[^\\n]+') do
  count = count + 1
  if known == shape then isKnown = true end
end
local fields = redis.call('HLEN', key)
if not isKnown and count >= 8 then
  redis.call('UNLINK', key)
  shapes, fields = '', 0
end
if not isKnown then shapes = shapes .. '\\n' .. shape end
if fields > 2 * tonumber(most) and redis.call('HEXISTS', key, 'h' .. field) == 0 then
  local oldest, oldestAt
  for _, name in ipairs(redis.call('HKEYS', key)) do
    if string.sub(name, 1, 1) == 'h' then
      local at = tonumber(string.match(redis.call('HGET', key, name), '^%S+ (%S+)'))
      if not oldestAt or at < oldestAt then oldest, oldestAt = string.sub(name, 2), at end
    end
  end
  redis.call('HDEL', key, 'h' .. oldest, 'b' .. oldest)
end
redis.call('HSET', key, 's', shapes, 'h' .. field, head, 'b' .. field, bytes)
local left = math.max(redis.call('PTTL', key), tonumber(untilTime) - tonumber(now))
redis.call('PEXPIRE', key, left)
return 'stored'
`,
);
