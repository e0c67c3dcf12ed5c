"""Erlang A in SimPy, the way its manual teaches: a process per call, a Resource, request or timeout.

    python3 erlang_a_simpy.py [CALLS [SEED]]

100 agents, talk 180 s, patience 120 s, load 1.1, first come first served. Prints calls per second of CPU
time, the share that abandoned (exact: 0.102491) and the mean wait of all calls (exact: 12.2989 s).
"""
import random
import sys
import time

try:
    import simpy
except ImportError:
    sys.exit("SimPy is not installed: apt-get install python3-simpy3")

AGENTS, TALK_S, PATIENCE_S, LOAD = 100, 180.0, 120.0, 1.1


def call(env, agents, draw, tally):
    came = env.now
    with agents.request() as request:
        answer = yield request | env.timeout(draw.expovariate(1 / PATIENCE_S))
        tally["wait"] += env.now - came
        if request in answer:
            yield env.timeout(draw.expovariate(1 / TALK_S))
        else:
            tally["abandoned"] += 1


def arrivals(env, agents, draw, tally, calls):
    for _ in range(calls):
        yield env.timeout(draw.expovariate(LOAD * AGENTS / TALK_S))
        env.process(call(env, agents, draw, tally))


def main():
    calls = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    draw = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    tally = {"wait": 0.0, "abandoned": 0}
    env = simpy.Environment()
    agents = simpy.Resource(env, capacity=AGENTS)
    before = time.process_time()
    env.process(arrivals(env, agents, draw, tally, calls))
    env.run()
    spent = time.process_time() - before
    print(f"SimPy {simpy.__version__}: {calls} calls, {calls / spent:.0f} calls/s, "
          f"abandoned {tally['abandoned'] / calls:.5f}, mean wait {tally['wait'] / calls:.3f} s")


main()
