-- Sends the questions of QUESTIONS (one a line: path, tab, token) in turn, PACE a second (0: as fast as it goes),
-- and says in the end what became of them as one line of JSON.
local ffi = require("ffi")
ffi.cdef("typedef struct { long s; long us; } relgraph_time; int gettimeofday(relgraph_time *, void *);")

local questions, asked, placed, pace, start = {}, 0, 0, tonumber(os.getenv("PACE")), nil

for line in io.lines(os.getenv("QUESTIONS")) do
  local path, token = line:match("^(.-)\t(.*)$")
  questions[#questions + 1] = {path, {["Authorization"] = "Bearer " .. token, ["Host"] = os.getenv("HOST")}}
end

local function now()
  local time = ffi.new("relgraph_time")
  ffi.C.gettimeofday(time, nil)
  return tonumber(time.s) * 1000 + tonumber(time.us) / 1000
end

-- Every connection takes the next place in one row, so that together they keep the pace.
local function place()
  start = start or now()
  placed = placed + 1
  return start + placed * 1000 / pace
end

function request()
  asked = asked + 1
  local question = questions[(asked - 1) % #questions + 1]
  return wrk.format("GET", question[1], question[2])
end

if pace > 0 then
  function delay()
    return math.max(0, math.floor(place() - now()))
  end
end

function done(summary, latency)
  local failed = summary.errors
  io.write(string.format(
    '{"requests": %d, "seconds": %.3f, "p50_ms": %.3f, "p95_ms": %.3f, "p99_ms": %.3f, "max_ms": %.3f,'
      .. ' "errors": %d}\n',
    summary.requests, summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(95) / 1e3,
    latency:percentile(99) / 1e3, latency.max / 1e3,
    failed.connect + failed.read + failed.write + failed.status + failed.timeout))
end
