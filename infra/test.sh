#!/usr/bin/env bash
# Runs all tests. Installs RabbitMQ where it is missing (Debian, Ubuntu); the tests start their own private node of it.
# A RabbitMQ test that is skipped fails the run. Ends with the line: N passed, N failed, N skipped.
set -uo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

if ! compgen -G '/usr/lib/rabbitmq/lib/rabbitmq_server-*/sbin/rabbitmq-server' >/dev/null && command -v apt-get >/dev/null; then
  echo "Installing rabbitmq-server ..."
  as_root apt-get update -qq
  # The package would start a system service; the tests need none.
  as_root env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 apt-get install -y -qq --no-install-recommends rabbitmq-server >/dev/null || exit 1
fi

# Validates ninjs against the IPTC schema (JSON Schema 2020-12).
if command -v apt-get >/dev/null && ! python3 -c 'import jsonschema' 2>/dev/null; then
  as_root apt-get update -qq && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends python3-jsonschema >/dev/null || exit 1
fi

export WIREDESK_TEST_RABBITMQ=required
dotnet build Platform.sln -c Release || exit 1

mkdir -p artifacts
log=artifacts/tests.log
dotnet test --solution Platform.sln -c Release --no-build "$@" 2>&1 | tee "$log"
status=${PIPESTATUS[0]}

count() { sed -nE "s/^[[:space:]]*$1: ([0-9]+).*/\1/p" "$log" | tail -n 1; }
passed=$(count succeeded) failed=$(count failed) skipped=$(count skipped)
if [ "$status" != 0 ] && [ "${failed:-0}" = 0 ]; then failed=1; fi
echo "${passed:-0} passed, ${failed:-0} failed, ${skipped:-0} skipped"
[ "$status" = 0 ] && [ "${passed:-0}" -gt 0 ]
