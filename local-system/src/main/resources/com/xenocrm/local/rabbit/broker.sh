# Becomes a private broker with its data in the current directory: broker.sh NAME PORT NODE_PORT PORT_MAPPER_PORT SERVER
set -euo pipefail
cat >rabbitmq.conf <<CONFIGURATION
listeners.tcp.default = 127.0.0.1:$2
loopback_users.guest = true
log.console = false
log.file.level = warning
# A small machine must not block publishers needlessly.
vm_memory_high_watermark.relative = 0.6
disk_free_limit.absolute = 100MB
# Quorum queues keep their log in memory up to this size.
raft.wal_max_size_bytes = 67108864
CONFIGURATION
echo '[].' >enabled_plugins
export HOME=$PWD
export RABBITMQ_NODENAME=$1@localhost RABBITMQ_DIST_PORT=$3
export ERL_EPMD_ADDRESS=127.0.0.1 ERL_EPMD_PORT=$4
export RABBITMQ_CONF_ENV_FILE=$PWD/rabbitmq-env.conf RABBITMQ_CONFIG_FILE=$PWD/rabbitmq.conf
export RABBITMQ_ADVANCED_CONFIG_FILE=$PWD/advanced.config RABBITMQ_ENABLED_PLUGINS_FILE=$PWD/enabled_plugins
export RABBITMQ_MNESIA_BASE=$PWD/data RABBITMQ_LOG_BASE=$PWD/log RABBITMQ_PID_FILE=$PWD/rabbitmq.pid
export RABBITMQ_GENERATED_CONFIG_DIR=$PWD/generated RABBITMQ_SCHEMA_DIR=$PWD/schema
export RABBITMQ_MAX_NUMBER_OF_PROCESSES=131072
# The broker ignores Ctrl-C in the terminal; the program that started it ends it.
export RABBITMQ_SERVER_START_ARGS='+B i'
export RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS='-start_epmd false -kernel inet_dist_use_interface {127,0,0,1}'
# For control.sh
export -p >environment
# Makes RabbitMQ's script replace itself by the broker.
export detached=true
exec bash "$5"
