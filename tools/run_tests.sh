#!/bin/sh
# The suite on SQLite, then on PostgreSQL in a cluster of its own, which is removed afterwards.
set -eu
unset DATABASE_URL_FOR_TESTS
export DJANGO_SETTINGS_MODULE=endreprisals.settings.test
bin=.venv/bin
workers=${TEST_WORKERS:-2}

echo "== SQLite"
$bin/python -m pytest -q -n "$workers" --dist loadfile --cov --cov-report= -m "not browser" "$@"
# Apart from the rest: the driver keeps an event loop running, in which Django would refuse a database.
DJANGO_ALLOW_ASYNC_UNSAFE=1 $bin/python -m pytest -q -n "$workers" --dist loadfile -m browser "$@"
$bin/coverage report --format=total >/dev/null || { $bin/coverage report; exit 1; }
$bin/coverage report --include='endreprisals/domain/*' --fail-under=100

if [ -n "${DATABASE_URL:-}" ] || [ -n "$(ls -d /usr/lib/postgresql/*/bin/initdb 2>/dev/null)" ]; then
    echo "== PostgreSQL"
    $bin/python tools/with_postgres.py $bin/python -m pytest -q -n "$workers" --dist loadfile -m "not browser and not packaging" --ignore=tests/domain --database-only
else
    echo "== PostgreSQL: no server binary and no DATABASE_URL, so this half did not run"
fi
