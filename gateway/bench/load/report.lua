-- Paths after "--" are asked for in turn; "{n:500}" in the only path stands for the numbers from 0 to 499 in turn.
-- The result is one line of JSON.
local requests = {}
local turn = 0

function init(args)
  local before, count, after = wrk.path:match("^(.-)%%7Bn:(%d+)%%7D(.*)$")
  if before == nil then before, count, after = wrk.path:match("^(.-){n:(%d+)}(.*)$") end
  if before ~= nil then
    request = function()
      turn = (turn + 1) % tonumber(count)
      return wrk.format(nil, before .. turn .. after)
    end
  elseif #args > 0 then
    requests[1] = wrk.format()
    for index, path in ipairs(args) do requests[index + 1] = wrk.format(nil, path) end
    request = function()
      turn = turn % #requests + 1
      return requests[turn]
    end
  end
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    '{"requests":%d,"seconds":%.6f,"errors":%d,"p99":%.3f,"longest":%.3f}\n',
    summary.requests,
    summary.duration / 1e6,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout,
    latency:percentile(99) / 1000,
    latency.max / 1000
  ))
end
