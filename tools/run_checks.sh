#!/bin/sh
# Everything that is quicker than the tests. Cheapest first.
set -eu
export DJANGO_SETTINGS_MODULE=endreprisals.settings.test
bin=.venv/bin
echo "== format and lint"
$bin/ruff format --check .
$bin/ruff check .
git ls-files '*.html' | xargs $bin/djade --check --target-version 5.2
git ls-files '*.html' | xargs $bin/djlint --lint --quiet
$bin/codespell
echo "== imports"
$bin/lint-imports --no-logo
echo "== types"
$bin/mypy endreprisals tests bench tools
echo "== migrations and settings"
$bin/python -m endreprisals makemigrations --check --dry-run
SECRET_KEY=only-for-this-check-0123456789-abcdefghijklmnopqrstuvwxyz-long SITE_ORIGIN=https://record.example \
    ALLOWED_HOSTS=record.example DJANGO_SETTINGS_MODULE=endreprisals.settings.production \
    $bin/python -m endreprisals check --deploy --fail-level WARNING
DESK_SECRET_KEY=only-for-this-check-0123456789-abcdefghijklmnopqrstuvwxyz-desk DESK_ALLOWED_HOSTS=desk.example \
    SITE_ORIGIN=https://record.example MAIL_BACKEND=folder DJANGO_SETTINGS_MODULE=endreprisals.settings.production_desk $bin/python -m endreprisals check --deploy --fail-level WARNING
echo "== translations"
$bin/python tools/messages.py --check
echo "== data set"
$bin/python -m endreprisals load-data --check
