#!/bin/sh
# The same Erlang A in the engine, in a bare program, in SimGrid with one actor per call and in SimPy.
#   cmake --preset bench && cmake --build build/bench --target call_loop_bench erlang_a_simgrid
#   tests/bench/peers/run.sh [BUILD_FOLDER]
set -eu
here=$(dirname "$0")
build=${1:-$here/../../../build/bench}
"$build/tests/bench/call_loop_bench" --benchmark_filter='^erlang_a/100/1000000' 2>/dev/null
"$build/tests/bench/erlang_a_simgrid" 100000
python3 "$here/erlang_a_simpy.py" 100000
