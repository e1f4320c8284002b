# Runs a command of rabbitmqctl at the broker in the current directory: control.sh PROGRAM ARGUMENT...
set -euo pipefail
. ./environment
exec "$@"
